package org.aidpost

import org.aidpost.core.ImageException
import org.aidpost.engine.EngineException
import org.aidpost.models.PackException
import org.aidpost.store.StoreException

/**
 * Why something was not done, for a person: [code] for [words in their language][org.aidpost.engine.Messages.refusal], and [english] in full,
 * with sizes and names. Nothing of a patient is in it.
 */
public data class Reason(val code: String, val english: String)

/** Why there is no answer, in words; `message` is for logs. */
public fun EngineException.reason(): Reason = when (this) {
    is EngineException.Input -> Reason("input", reason)
    is EngineException.TooLong -> Reason("too-long", reason)
    is EngineException.NoModel -> Reason("no-model", reason)
    is EngineException.ImagesOff -> Reason("images-off", "image interpretation is off: it is for the integrator to switch it on")
    is EngineException.OutOfMemory -> Reason("out-of-memory", reason)
    is EngineException.Failed -> Reason("failed", reason)
    is EngineException.Cancelled -> Reason("cancelled", "cancelled")
    is EngineException.TimedOut -> Reason("timed-out", "out of time")
    is EngineException.Released -> Reason("released", "the model was let go of: try again")
}

/** Why there is no model. */
public fun PackException.reason(): Reason = when (this) {
    is PackException.NoPack -> Reason("no-pack", reason)
    is PackException.Damaged -> Reason("pack-damaged", reason)
    is PackException.Unfit -> Reason("pack-unfit", reason)
    is PackException.Storage -> Reason("storage", reason)
    is PackException.Full -> Reason("storage-full", "the storage is full: $free bytes are free, at least $needed more are needed")
    is PackException.Busy -> Reason("busy", reason)
    is PackException.WouldReplace -> Reason("would-replace", "$id: another model of this name is here and would be replaced: ${changes.joinToString("; ")}")
    is PackException.Key -> Reason("key", reason)
    is PackException.NotAccepted -> Reason("terms", "the terms of $licence are not accepted; see $url")
    is PackException.Unreachable -> Reason("unreachable", reason)
    is PackException.Denied -> Reason("denied", reason)
    is PackException.Server -> Reason("server", reason)
    is PackException.Cancelled -> Reason("cancelled", "cancelled")
}

/** Why there is no picture. */
public fun ImageException.reason(): Reason {
    val code = when (this) {
        is ImageException.TooLong, is ImageException.TooLarge, is ImageException.TooMuchMemory -> "image-too-large"
        is ImageException.Damaged, is ImageException.Resize -> "image-damaged"
        is ImageException.Unreadable, is ImageException.UnknownFormat, is ImageException.OtherFormat, is ImageException.PixelBytes, is ImageException.NoPixels,
        is ImageException.Orientation, is ImageException.Unsupported,
        -> "image-unreadable"
    }
    return Reason(code, message.orEmpty())
}

/** Why nothing was kept, or read back. */
public fun StoreException.reason(): Reason {
    val code = when (this) {
        is StoreException.Missing -> "store-missing"
        is StoreException.WrongKey, is StoreException.NotAStore, is StoreException.NotEncrypted -> "store-key"
        is StoreException.Damaged -> "store-damaged"
        is StoreException.NewerSchema -> "store-newer"
        is StoreException.DiskFull -> "storage-full"
        is StoreException.Busy -> "busy"
        is StoreException.ReviewOpen -> "review-open"
        else -> "store-refused"
    }
    return Reason(code, message.orEmpty())
}
