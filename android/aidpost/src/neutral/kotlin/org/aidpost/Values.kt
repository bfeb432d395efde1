package org.aidpost

import org.aidpost.core.QualityWarning
import org.aidpost.core.Triage
import org.aidpost.engine.qualityAdvice
import org.aidpost.engine.triageToJson

/** The contract's JSON, `aidpost.triage/1`, for apps that store or send it. */
public fun Triage.toJson(): String = triageToJson(this)

/** What to do about a picture's quality, for the worker, in plain words. */
public fun QualityWarning.advice(): String = qualityAdvice(this)
