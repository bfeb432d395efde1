// The generated code, which is not ours to style, and the one class that it needs of us. `android/build.sh` generates it.
plugins {
    alias(libs.plugins.android.library)
    alias(libs.plugins.kotlin.android)
}

android {
    namespace = "org.aidpost.bindings"
    compileSdk = (extra["android.compile.sdk"] as String).toInt()
    defaultConfig.minSdk = (extra["android.min.sdk"] as String).toInt()
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
    sourceSets["main"].kotlin.srcDir("../../target/bindings/kotlin")
}

dependencies {
    // Older ones fail on 16 KB pages (jna #1618, #1647).
    api("net.java.dev.jna:jna:${extra["jna.version"]}@aar")
    api(libs.coroutines)
}
