package org.aidpost

import android.content.Context
import org.aidpost.core.Event
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineOptions
import org.aidpost.models.Pack

/**
 * An engine with the model of [pack], which keeps prompts' prefixes among the app's caches unless [options] say otherwise: the system may
 * delete them and does not back them up.
 *
 * @throws org.aidpost.engine.EngineException one variant for each thing that an app can do about it
 */
public suspend fun Engine.Companion.open(
    context: Context,
    pack: Pack,
    options: EngineOptions = EngineOptions(),
    onEvent: suspend (Event) -> Unit = {},
): Engine = open(pack, options.keepingPrefixesIn(context.cacheDir), onEvent)
