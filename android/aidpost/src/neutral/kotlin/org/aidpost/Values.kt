package org.aidpost

import org.aidpost.core.Concern
import org.aidpost.core.Triage
import org.aidpost.engine.qualityAdvice
import org.aidpost.engine.triageToJson

/** The contract's JSON, `aidpost.triage/1`, for apps that store or send it. */
public fun Triage.toJson(): String = triageToJson(this)

/** What to do about a picture's quality, for the worker, in plain words. */
public fun Concern.advice(): String = qualityAdvice(this)
