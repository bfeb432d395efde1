// Not built here: neither Gradle, the Android Gradle Plugin nor an NDK is to be had on the machine that this was written on.
// See android/README.md for the exact commands to try it.
import javax.xml.parsers.DocumentBuilderFactory

pluginManagement {
    repositories {
        google()
        mavenCentral()
        gradlePluginPortal()
    }
}

// The one list of versions is pom.xml's, which Maven and CI build by.
val pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(rootDir.resolve("pom.xml"))
val properties = pom.getElementsByTagName("properties").item(0).childNodes
val versions = (0 until properties.length).map { properties.item(it) }.filter { it.nodeName.endsWith(".version") || it.nodeName.startsWith("android.") }
    .associate { it.nodeName to it.textContent.trim() }
gradle.beforeProject { versions.forEach { (name, version) -> extensions.extraProperties[name] = version } }

dependencyResolutionManagement {
    repositories {
        google()
        mavenCentral()
    }
    versionCatalogs {
        create("libs") {
            fun plugin(alias: String, id: String, version: String) = plugin(alias, id).version(versions.getValue(version))
            plugin("android-library", "com.android.library", "android.gradle.version")
            plugin("android-application", "com.android.application", "android.gradle.version")
            plugin("kotlin-android", "org.jetbrains.kotlin.android", "kotlin.version")
            plugin("kotlin-compose", "org.jetbrains.kotlin.plugin.compose", "kotlin.version")
            fun library(alias: String, module: String, version: String) = library(alias, "$module:${versions.getValue(version)}")
            library("coroutines", "org.jetbrains.kotlinx:kotlinx-coroutines-android", "coroutines.version")
            library("work", "androidx.work:work-runtime", "androidx.work.version")
            library("activity-compose", "androidx.activity:activity-compose", "androidx.activity.version")
            library("foundation", "androidx.compose.foundation:foundation", "androidx.compose.version")
            library("material3", "androidx.compose.material3:material3", "androidx.material3.version")
            library("zxing", "com.google.zxing:core", "zxing.version")
            library("robolectric", "org.robolectric:robolectric", "robolectric.version")
            library("junit4", "junit:junit", "junit4.version")
        }
    }
}

rootProject.name = "aidpost-android"
include(":bindings", ":aidpost", ":ui", ":engine", ":app")
