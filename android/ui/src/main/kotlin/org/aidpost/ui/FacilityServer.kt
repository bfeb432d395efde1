package org.aidpost.ui

import androidx.compose.runtime.Immutable

/** A server as a person sees it before it is asked. Its key is not in it. [expires]: milliseconds, until when its code can be taken. */
@Immutable
data class ServerFacts(
    val name: String,
    val host: String,
    val url: String,
    val model: String,
    val fingerprint: String?,
    val expires: Long?,
    val hasKey: Boolean,
    /** The name of the key that a person has to type; none where none is lacking. */
    val lacksKey: String? = null,
)

/** What a server is asked for, by its owner's choice on this phone, and for how many seconds it is waited for. */
@Immutable
data class ServerUse(val reads: Boolean = true, val writes: Boolean = false, val images: Boolean = false, val seconds: Int = 30)

/** What a person types in place of a code. */
class TypedServer(val name: String, val url: String, val model: String, val fingerprint: String, val key: String) {
    override fun toString(): String = "<server withheld>"
}

/** A server that was read or typed in and is not taken yet. With its key it is a secret, and does not print itself. */
interface ServerOffer {
    val facts: ServerFacts
}

/** Why a server cannot be taken or kept, in words for a person; none of its key. [isNotKept]: by this phone. */
class ServerRefused(message: String, val isNotKept: Boolean = false) : Exception(message)

/** What came of asking a server whether it is there. */
sealed interface ServerTest {
    data object Reached : ServerTest

    data object Silent : ServerTest

    data object Stopped : ServerTest

    data class Failed(val reason: String) : ServerTest
}

/** A model on another machine, which is asked only where the phone's owner has named it. But for [named] and [use] nothing here is for the thread that draws. */
interface FacilityServer {
    /** None where nobody is asked. */
    val named: ServerFacts?

    val use: ServerUse

    /** Whether photos are interpreted at all: the integrator's to switch on. */
    val canSendImages: Boolean

    /** Reads what was kept, once. */
    fun load()

    /** @throws ServerRefused */
    fun read(code: String): ServerOffer

    /** @throws ServerRefused */
    fun typed(server: TypedServer): ServerOffer

    /** The same with the key that a person has typed. @throws ServerRefused */
    fun withKey(offer: ServerOffer, key: String): ServerOffer

    /** Asks [offer], or without it the server that is named, whether it is there. Nothing of a patient is sent; whoever is cancelled ends it. */
    suspend fun test(offer: ServerOffer?): ServerTest

    /** From now on this server is asked, and no other. @throws ServerRefused */
    fun accept(offer: ServerOffer, use: ServerUse)

    /** @throws ServerRefused */
    fun let(use: ServerUse)

    /** Asks nobody from now on, and keeps nothing of the server. @throws ServerRefused */
    fun forget()

    /** The text of the QR code in a picture of [width] pixels a row, each 0xAARRGGBB; none where none is found. */
    fun codeIn(pixels: IntArray, width: Int): String?
}

/** What a model on another machine did for one triage or one text: [state] as of a model here. */
@Immutable
data class FarPart(val state: ModelState, val url: String, val model: String) {
    val host: String get() = hostOf(url)
}

/** The host and port of an address; the whole where there is none. */
fun hostOf(url: String): String = url.substringAfter("://").substringBefore('/').ifEmpty { url }
