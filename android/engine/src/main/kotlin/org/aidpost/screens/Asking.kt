package org.aidpost.screens

import org.aidpost.engine.EngineException
import org.aidpost.engine.encounterFromKeys
import org.aidpost.protocol.Encounter
import org.aidpost.protocol.PatientText
import org.aidpost.ui.Form

/** What another app tells in flat keys: an entry begun, or why it is none. */
sealed interface Asked {
    class Begun(val form: Form) : Asked

    class Refused(val reason: String) : Asked
}

/** Reads the keys as the library does, with its own refusals. */
fun asked(keys: Map<String, String>): Asked = try {
    Asked.Begun(told(keys).form().copy(given = keys))
} catch (refused: EngineException.Input) {
    Asked.Refused(refused.reason)
}

internal fun told(keys: Map<String, String>): Encounter = encounterFromKeys(keys.mapValues { PatientText(it.value) })
