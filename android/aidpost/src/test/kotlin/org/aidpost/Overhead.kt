package org.aidpost

import java.nio.file.Path
import kotlin.io.path.readText
import kotlinx.coroutines.runBlocking
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineCall
import org.aidpost.engine.encounterFromJson

/** Prints what one triage by the rules takes from Kotlin, in microseconds: the least and the median of many. See `.ci/overhead`. */
public fun main(arguments: Array<String>): Unit = runBlocking {
    val encounter = encounterFromJson(Path.of(arguments.single()).readText())
    Engine.rulesOnly().use { engine ->
        val nanoseconds = LongArray(12_000) {
            val begin = System.nanoTime()
            engine.triage(encounter, EngineCall())
            System.nanoTime() - begin
        }
        // The first calls are the compiler's.
        val sorted = nanoseconds.drop(2_000).sorted()
        println("Kotlin ${sorted.first() / 1000} ${sorted[sorted.size / 2] / 1000}")
    }
}
