package org.aidpost.desktop

import java.lang.management.ManagementFactory
import java.util.concurrent.TimeUnit

/** Runs a `main` of the tests in a process of its own, and gives what it printed. */
internal object Child {
    /** [grow]: to how many kilobytes its files may grow. */
    fun run(main: Class<*>, arguments: List<String>, grow: Long? = null, options: List<String> = emptyList()): String {
        val here = ManagementFactory.getRuntimeMXBean().inputArguments.filter { it.startsWith("-Djna") || it.startsWith("-Djava.awt") }
        val java = listOf(ProcessHandle.current().info().command().get()) + options + here + "-Daidpost.root=${Fixture.root}" + "-XX:-UsePerfData" +
            listOf("-cp", System.getProperty("java.class.path"), main.name) + arguments
        val command = if (grow == null) java else listOf("bash", "-c", "ulimit -f $grow; exec \"$@\"", "bash") + java
        val process = ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start()
        val said = process.inputStream.bufferedReader().readText().trim()
        check(process.waitFor(60, TimeUnit.SECONDS)) { "it does not end" }
        return said
    }
}
