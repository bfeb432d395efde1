package org.aidpost.desktop

import javax.xml.parsers.DocumentBuilderFactory
import org.aidpost.screens.VERSION
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Maven and Gradle build by one list of versions, that of pom.xml. Gradle itself is not to be had here: its files are read as text. */
internal class VersionsTest {
    private val folder = Fixture.root.resolve("android")

    private val pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve("pom.xml"))

    private val versions: Map<String, String> = pom.getElementsByTagName("properties").item(0).childNodes.let { all ->
        (0 until all.length).map { all.item(it) }.associate { it.nodeName to it.textContent.trim() }
    }

    private val settings = folder.resolve("settings.gradle.kts").readText()

    private val builds = folder.walk().maxDepth(2).filter { it.name == "build.gradle.kts" }.toList()

    private fun found(pattern: String, text: String) = Regex(pattern).findAll(text).map { it.groupValues[1] }.toList()

    @Test
    fun `what Gradle takes from the list is there`() {
        val asked = found("""(?:plugin|library)\("[^"]+", "[^"]+", "([^"]+)"\)""", settings) + builds.flatMap { found("""extra\["([^"]+)"]""", it.readText()) }
        assertTrue(asked.size > 15, "${asked.size}")
        assertEquals(emptyList<String>(), asked.filter { versions[it].isNullOrBlank() })
    }

    @Test
    fun `no version stands beside the list`() {
        val number = Regex("""\d+\.\d+(\.\d+)?""")
        assertEquals(emptyList<String>(), (builds.map { it.readText() } + settings).flatMap { text -> text.lines().filter { number.containsMatchIn(it) && "versionName" !in it && !it.trim().startsWith("//") } })
        // A property of Maven's that another file repeats is the same there.
        val own = pom.documentElement.childNodes.let { all -> (0 until all.length).map { all.item(it) }.first { it.nodeName == "version" }.textContent }
        assertEquals(own, VERSION)
        assertEquals(own, found("""versionName = "([^"]+)"""", folder.resolve("app/build.gradle.kts").readText()).single())
        val workflow = Fixture.root.resolve(".github/workflows/android.yml").readText()
        assertEquals(versions["android.ndk.version"], found("""NDK: ([\d.]+)""", workflow).single())
    }

    @Test
    fun `what a module takes from the catalogue is in it, and every module with Gradle's file is included`() {
        val catalogue = found("""(?:plugin|library)\("([^"]+)"""", settings).map { it.replace('-', '.') }.toSet()
        for (build in builds) assertEquals(emptyList<String>(), found("""libs\.(?:plugins\.)?([a-z0-9.]+)""", build.readText()).filter { it !in catalogue }, "$build")
        val modules = builds.filter { it.parentFile != folder }.map { it.parentFile.name }.toSet()
        assertEquals(modules, found("""":([a-z]+)"""", settings.lines().single { it.startsWith("include(") }).toSet())
    }
}
