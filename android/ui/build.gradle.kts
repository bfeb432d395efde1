// The screens of the triage app.
plugins {
    alias(libs.plugins.android.library)
    alias(libs.plugins.kotlin.android)
    alias(libs.plugins.kotlin.compose)
}

android {
    namespace = "org.aidpost.ui"
    compileSdk = (extra["android.compile.sdk"] as String).toInt()
    defaultConfig.minSdk = (extra["android.min.sdk"] as String).toInt()
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
}

dependencies {
    api(libs.foundation)
    api(libs.material3)
    api(libs.coroutines)
}
