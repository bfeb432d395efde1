package org.aidpost

import kotlin.time.Duration
import org.aidpost.core.Classification
import org.aidpost.core.Description
import org.aidpost.core.Event
import org.aidpost.core.ImageAnswer
import org.aidpost.core.ImageEncoding
import org.aidpost.core.ImageInput
import org.aidpost.core.PreparedImage
import org.aidpost.engine.Engine
import org.aidpost.engine.ImageRecord
import org.aidpost.engine.ImageSession
import org.aidpost.engine.ImageTask
import org.aidpost.protocol.PatientText
import org.aidpost.protocol.PhotoKind

/** This picture as one of [kind], to be looked at. */
public fun PreparedImage.shows(kind: PhotoKind): ImageInput = ImageInput(kind, pixels)

/**
 * Begins to encode [image] as soon as it is taken; gives back at once, or once the call that runs has ended. A session with the image then waits
 * for what is left of the encode and does none of its own, until the result is closed: do that when the encounter is over.
 *
 * @throws org.aidpost.engine.EngineException `ImagesOff` unless the engine was opened with image interpretation on
 */
public suspend fun Engine.prepareImage(image: ImageInput): ImageEncoding = call { prepareImage(image, it) }

/**
 * Opens the images of one encounter: they are encoded now, once for every question about them; [id] is the encounter's and comes
 * back. A cancel takes effect within the encode. What the model made of the images is in
 * memory until the session is closed or the engine released.
 *
 * @throws org.aidpost.engine.EngineException `ImagesOff` unless the engine was opened with image interpretation on
 */
public suspend fun Engine.openImages(
    images: List<ImageInput>,
    id: PatientText? = null,
    timeout: Duration? = null,
    onEvent: suspend (Event) -> Unit = {},
): ImageSession = call(timeout, onEvent) { openImages(images, id, it) }

/** What is seen. */
public suspend fun ImageSession.describe(timeout: Duration? = null, onEvent: suspend (Event) -> Unit = {}): Description =
    (perform(ImageTask.Describe, timeout, onEvent) as? ImageRecord.Described ?: throw Mismatch()).description

/** Answers [question] about the images. */
public suspend fun ImageSession.ask(question: String, timeout: Duration? = null, onEvent: suspend (Event) -> Unit = {}): ImageAnswer =
    (perform(ImageTask.Ask(PatientText(question)), timeout, onEvent) as? ImageRecord.Answered ?: throw Mismatch()).answer

/** Conditions by their codes, each with a probability; none given: all that fit the kinds of the images. */
public suspend fun ImageSession.classify(
    conditions: List<String> = emptyList(),
    timeout: Duration? = null,
    onEvent: suspend (Event) -> Unit = {},
): Classification = (perform(ImageTask.Classify(conditions), timeout, onEvent) as? ImageRecord.Classified ?: throw Mismatch()).classification

private suspend fun ImageSession.perform(task: ImageTask, timeout: Duration?, onEvent: suspend (Event) -> Unit): ImageRecord =
    call(timeout, onEvent) { perform(task, it) }
