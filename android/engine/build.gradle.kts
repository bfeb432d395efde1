// From the library's records to what the screens show.
plugins {
    alias(libs.plugins.android.library)
    alias(libs.plugins.kotlin.android)
}

android {
    namespace = "org.aidpost.screens"
    compileSdk = (extra["android.compile.sdk"] as String).toInt()
    defaultConfig.minSdk = (extra["android.min.sdk"] as String).toInt()
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
}

dependencies {
    api(project(":aidpost"))
    api(project(":ui"))
    implementation(libs.zxing)
}
