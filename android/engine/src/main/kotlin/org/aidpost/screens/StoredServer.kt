package org.aidpost.screens

import java.io.File
import java.time.Instant
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec
import org.aidpost.call
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineException
import org.aidpost.engine.RemoteServer
import org.aidpost.engine.RemoteUse
import org.aidpost.engine.canAskRemotes
import org.aidpost.engine.checkRemote
import org.aidpost.engine.greetRemote
import org.aidpost.engine.readPairing
import org.aidpost.ui.Clock
import org.aidpost.ui.FacilityServer
import org.aidpost.ui.ServerFacts
import org.aidpost.ui.ServerOffer
import org.aidpost.ui.ServerRefused
import org.aidpost.ui.ServerTest
import org.aidpost.ui.ServerUse
import org.aidpost.ui.TypedServer
import org.aidpost.ui.hostOf

/**
 * The server that the phone's owner has named, with its key: in [file], closed with a key that is made of [key], 32 bytes. [changed] is told when
 * the engine has to be opened anew; that engine is to [ask] it.
 */
class StoredServer private constructor(file: File, key: () -> ByteArray, private val clock: Clock, override val canSendImages: Boolean, private val changed: () -> Unit) : FacilityServer {
    private val sealed = SealedDrafts(file) { Mac.getInstance(MAC).apply { init(SecretKeySpec(key(), MAC)) }.doFinal(NAME.encodeToByteArray()) }

    private class Offer(val server: RemoteServer) : ServerOffer {
        override val facts: ServerFacts = server.facts()

        override fun toString(): String = "<server withheld>"
    }

    private class Kept(val server: RemoteServer, val use: ServerUse)

    private var kept: Kept? = null
    private var isLoaded = false

    override val named: ServerFacts? get() = now()?.server?.facts()

    override val use: ServerUse get() = now()?.use ?: ServerUse()

    @Synchronized
    private fun now(): Kept? {
        if (!isLoaded) kept = sealed.read()?.kept()
        isLoaded = true
        return kept
    }

    override fun load() {
        now()
    }

    override fun read(code: String): ServerOffer = asking { Offer(readPairing(code, time(clock.millis()))) }

    override fun typed(server: TypedServer): ServerOffer = asking {
        val fingerprint = server.fingerprint.filterNot { it.isWhitespace() || it == ':' }.lowercase().ifEmpty { null }
        val named = RemoteServer(server.name.trim(), server.url.trim().trimEnd('/'), server.model.trim(), fingerprint, token = server.key.trim().ifEmpty { null })
        checkRemote(named)
        Offer(named)
    }

    override fun withKey(offer: ServerOffer, key: String): ServerOffer = asking {
        val named = (offer as Offer).server.copy(token = key.trim(), tokenName = null)
        checkRemote(named)
        Offer(named)
    }

    override suspend fun test(offer: ServerOffer?): ServerTest {
        val server = (offer as Offer?)?.server ?: now()?.server ?: return ServerTest.Stopped
        return try {
            call { greetRemote(server, TEST_SECONDS, it) }
            ServerTest.Reached
        } catch (_: EngineException.TimedOut) {
            ServerTest.Silent
        } catch (_: EngineException.Cancelled) {
            ServerTest.Stopped
        } catch (refused: EngineException) {
            ServerTest.Failed(refused.message.orEmpty())
        }
    }

    override fun accept(offer: ServerOffer, use: ServerUse) = keep(Kept((offer as Offer).server.copy(expires = null), use))

    override fun let(use: ServerUse) {
        now()?.let { keep(Kept(it.server, use)) }
    }

    override fun forget() = keep(null)

    override fun codeIn(pixels: IntArray, width: Int): String? = QrCodes.textIn(pixels, width)

    /** [engine], which asks this server from now on, where one is named. */
    suspend fun ask(engine: Engine): Engine = engine.also {
        now()?.let { kept -> it.useRemote(kept.server, RemoteUse(kept.use.reads, kept.use.writes, kept.use.images && canSendImages, kept.use.seconds.toDouble())) }
    }

    @Synchronized
    private fun keep(next: Kept?) {
        val texts = next?.texts().orEmpty()
        sealed.write(texts)
        // A full disk keeps the old one: then it is asked on, and a person is told.
        if (sealed.read().orEmpty() != texts) throw ServerRefused("", isNotKept = true)
        kept = next
        isLoaded = true
        changed()
    }

    private fun <T> asking(work: () -> T): T = try {
        work()
    } catch (refused: EngineException) {
        throw ServerRefused(refused.message.orEmpty())
    }

    private fun Kept.texts(): Map<String, String> = listOf(
        "name" to server.name, "url" to server.url, "model" to server.model, "certificate" to server.certificateSha256, "weights" to server.modelSha256,
        "token" to server.token, "reads" to "${use.reads}", "writes" to "${use.writes}", "images" to "${use.images}", "seconds" to "${use.seconds}",
    ).mapNotNull { (name, text) -> text?.let { name to it } }.toMap()

    private fun Map<String, String>.kept(): Kept? {
        val server = RemoteServer(get("name") ?: return null, get("url") ?: return null, get("model") ?: return null, get("certificate"), get("weights"), get("token"))
        fun isOn(name: String) = get(name).toBoolean()
        return Kept(server, ServerUse(isOn("reads"), isOn("writes"), isOn("images"), get("seconds")?.toIntOrNull() ?: ServerUse().seconds))
    }

    companion object {
        /** None where the library can ask nobody: then there is nothing to choose. [images]: whether photos are interpreted at all. */
        fun ifPossible(file: File, key: () -> ByteArray, clock: Clock, images: PhotoInterpretation = PhotoInterpretation.OFF, changed: () -> Unit = {}): StoredServer? =
            if (canAskRemotes()) StoredServer(file, key, clock, images == PhotoInterpretation.ON, changed) else null
    }
}

private fun RemoteServer.facts() =
    ServerFacts(name, hostOf(url), url, model, certificateSha256, expires?.let { Instant.parse(it).toEpochMilli() }, token != null, tokenName)

/** A server that is there answers sooner. */
private const val TEST_SECONDS = 15.0
private const val MAC = "HmacSHA256"
private const val NAME = "org.aidpost facility server"
