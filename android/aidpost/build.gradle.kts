plugins {
    alias(libs.plugins.android.library)
    alias(libs.plugins.kotlin.android)
}

kotlin {
    explicitApi()
    compilerOptions.allWarningsAsErrors = true
}

android {
    namespace = "org.aidpost"
    compileSdk = (extra["android.compile.sdk"] as String).toInt()
    // From 28 on the linker aligns to 16 KB pages, which phones of 2025 need.
    ndkVersion = extra["android.ndk.version"] as String
    defaultConfig {
        minSdk = (extra["android.min.sdk"] as String).toInt()
        consumerProguardFiles("consumer-rules.pro")
        ndk.abiFilters += listOf("arm64-v8a", "x86_64")
    }
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
    // The platform-neutral part has its own folder: Maven builds and tests it on any JVM.
    sourceSets["main"].kotlin.srcDirs("src/neutral/kotlin", "src/platform/kotlin")
    // What `android/build.sh` puts there with cargo-ndk.
    sourceSets["main"].jniLibs.srcDir("../../target/android")
    packaging.jniLibs.useLegacyPackaging = false
}

dependencies {
    api(project(":bindings"))
    implementation(libs.work)
}
