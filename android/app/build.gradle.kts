// The triage app. `gradle :app:assembleRelease` needs a key of your own; without one `:app:assembleDebug`.
plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.android)
    alias(libs.plugins.kotlin.compose)
}

android {
    namespace = "org.aidpost.app"
    compileSdk = (extra["android.compile.sdk"] as String).toInt()
    ndkVersion = extra["android.ndk.version"] as String
    defaultConfig {
        applicationId = "org.aidpost.app"
        minSdk = (extra["android.min.sdk"] as String).toInt()
        targetSdk = (extra["android.target.sdk"] as String).toInt()
        versionCode = 1
        versionName = "0.1.0"
        ndk.abiFilters += listOf("arm64-v8a", "x86_64")
    }
    buildTypes.getByName("release") {
        isMinifyEnabled = true
        isShrinkResources = true
        proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"))
    }
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
    testOptions.unitTests.isIncludeAndroidResources = true
}

dependencies {
    implementation(project(":engine"))
    implementation(libs.activity.compose)
    implementation(libs.work)
    testImplementation(libs.robolectric)
    testImplementation(libs.junit4)
}
