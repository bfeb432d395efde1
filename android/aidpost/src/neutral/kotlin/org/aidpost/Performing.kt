package org.aidpost

import kotlin.time.Duration
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.channelFlow
import org.aidpost.core.DraftPiece
import org.aidpost.core.Event
import org.aidpost.engine.Engine
import org.aidpost.engine.ImageRecord
import org.aidpost.engine.ImageSession
import org.aidpost.engine.ImageTask
import org.aidpost.engine.TextRecord
import org.aidpost.engine.TextTask
import org.aidpost.protocol.Encounter
import org.aidpost.protocol.PatientText

/** A text on its way: what is told while it is written, at last the record. */
public sealed interface Performing<out Record> {
    /** [Event.Progress], or [Event.Draft] with the next words. Nothing has checked a draft: show it as one that is being written, and keep none of it. */
    public data class Told(val event: Event) : Performing<Nothing>

    /** The record, which takes the place of the whole draft: what it does not hold was refused. */
    public data class Done<Record>(val record: Record) : Performing<Record>
}

/**
 * Writes about [encounter], word by word. A cold flow: cancelling its collection cancels the engine, and what was told until then is the
 * beginning of a draft. The record is the same as of [soap], [history] and [ask].
 *
 * @throws org.aidpost.engine.EngineException one variant for each thing that an app can do about it
 */
public fun Engine.performEvents(encounter: Encounter, task: TextTask, timeout: Duration? = null): Flow<Performing<TextRecord>> = channelFlow {
    val record = call(timeout, { send(Performing.Told(it)) }) { perform(encounter, task, it) }
    send(Performing.Done(record))
}

/** The same about the images of a session. A classification is a single word of the model, and has no draft. */
public fun ImageSession.performEvents(task: ImageTask, timeout: Duration? = null): Flow<Performing<ImageRecord>> = channelFlow {
    val record = call(timeout, { send(Performing.Told(it)) }) { perform(task, it) }
    send(Performing.Done(record))
}

/** A draft's lines, one [DraftPiece] each with all of its words so far, once [piece] has come. */
public fun List<DraftPiece>.with(piece: DraftPiece): List<DraftPiece> {
    val last = lastOrNull()?.takeIf { it.line == piece.line } ?: return this + piece
    return dropLast(1) + piece.copy(text = PatientText(last.text.text + piece.text.text))
}
