// Not built here: neither Gradle, the Android Gradle Plugin nor an NDK is to be had on the machine that this was written on.
// See android/README.md for the exact commands to try it.
pluginManagement {
    repositories {
        google()
        mavenCentral()
        gradlePluginPortal()
    }
}

dependencyResolutionManagement {
    repositories {
        google()
        mavenCentral()
    }
}

rootProject.name = "aidpost-android"
include(":bindings", ":aidpost")
