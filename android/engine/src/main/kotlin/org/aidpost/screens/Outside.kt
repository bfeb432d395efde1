package org.aidpost.screens

import org.aidpost.engine.Engine
import org.aidpost.ui.Choices
import org.aidpost.ui.Clock
import org.aidpost.ui.Drafts
import org.aidpost.ui.FacilityServer
import org.aidpost.ui.LookAgain
import org.aidpost.ui.Models
import org.aidpost.ui.Outside
import org.aidpost.ui.PatientStore

/** Whether a model may be asked what photos show: the integrator's to switch on, and a device function in some countries. */
enum class PhotoInterpretation { OFF, ON }

/**
 * The screens' outside on the real engine. [engine] gives the one that reads stories, and, where [photos] are interpreted, was itself opened
 * with image interpretation on. Where there are [posts], triages are handed over to them and read from them.
 * [engine] is to ask the server that [facility] names.
 */
fun engineOutside(
    engine: suspend () -> Engine,
    store: PatientStore,
    clock: Clock,
    drafts: Drafts? = null,
    photos: PhotoInterpretation = PhotoInterpretation.OFF,
    models: Models? = null,
    posts: Posts? = null,
    choices: Choices? = null,
    lookAgain: LookAgain = LookAgain(),
    facility: FacilityServer? = null,
): Outside {
    val rules = EngineRules()
    return Outside(
        rules, EngineReader(rules.catalogue, engine), store, clock, VERSION, drafts, EnginePhotos(photos == PhotoInterpretation.ON, engine), models,
        posts?.let { EngineHandovers(it, clock, rules.catalogue) }, EngineWriter(rules.catalogue, engine), choices, lookAgain, facility,
    )
}

/** As in `android/pom.xml`. */
const val VERSION: String = "0.1.0"
