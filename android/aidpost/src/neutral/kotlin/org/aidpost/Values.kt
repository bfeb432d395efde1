package org.aidpost

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.map
import org.aidpost.core.QualityWarning
import org.aidpost.core.Suggestions
import org.aidpost.core.Triage
import org.aidpost.engine.qualityAdvice
import org.aidpost.engine.suggest
import org.aidpost.engine.triageToJson
import org.aidpost.protocol.Encounter

/** The contract's JSON, `aidpost.triage/2`, for apps that store or send it. */
public fun Triage.toJson(): String = triageToJson(this)

/** What to do about a picture's quality, for the worker, in plain words. */
public fun QualityWarning.advice(): String = qualityAdvice(this)

/**
 * What the account tells while it is being written: words to underline, to be ticked by a person. Off the main thread; of
 * encounters that come faster than they are read, the last counts.
 */
public fun Flow<Encounter>.suggestions(): Flow<Suggestions> = conflate().map { suggest(it) }.flowOn(Dispatchers.Default)
