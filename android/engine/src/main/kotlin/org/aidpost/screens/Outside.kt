package org.aidpost.screens

import org.aidpost.engine.Engine
import org.aidpost.ui.Clock
import org.aidpost.ui.Drafts
import org.aidpost.ui.Outside
import org.aidpost.ui.PatientStore

/** The screens' outside on the real engine. [engine] gives the one that reads stories. */
fun engineOutside(engine: suspend () -> Engine, store: PatientStore, clock: Clock, drafts: Drafts? = null): Outside {
    val rules = EngineRules()
    return Outside(rules, EngineReader(rules.catalogue, engine), store, clock, VERSION, drafts)
}

/** As in `android/pom.xml`. */
const val VERSION: String = "0.1.0"
