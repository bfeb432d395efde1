package org.aidpost.desktop

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import java.net.InetAddress
import java.net.InetSocketAddress
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.map
import kotlinx.serialization.json.buildJsonArray
import kotlinx.serialization.json.buildJsonObject
import kotlinx.serialization.json.put
import org.aidpost.ui.FacilityServer
import org.aidpost.ui.FarPart
import org.aidpost.ui.Form
import org.aidpost.ui.ModelState
import org.aidpost.ui.ReadEvent
import org.aidpost.ui.ServerFacts
import org.aidpost.ui.ServerOffer
import org.aidpost.ui.ServerTest
import org.aidpost.ui.ServerUse
import org.aidpost.ui.StoryReader
import org.aidpost.ui.TypedServer

/** A facility's server on this machine, with a key: an endpoint as vLLM and llama-server have it, which answers as a test says, or not at all. */
internal class Ward : AutoCloseable {
    private val closed = CountDownLatch(1)
    private val threads = Executors.newCachedThreadPool()
    private val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0).apply {
        executor = threads
        createContext("/v1/models") { answer(it) { buildJsonObject { put("data", buildJsonArray { add(buildJsonObject { put("id", MODEL); put("owned_by", "llamacpp") }) }) }.toString() } }
        createContext("/v1/chat/completions") { answer(it) { completion(reply) } }
        start()
    }

    /** What its model says of every story. */
    @Volatile
    var reply: String = FOUND

    /** Whether it takes a question and says nothing. */
    @Volatile
    var isSilent: Boolean = false

    /** Every story and question that came. */
    val asked = CopyOnWriteArrayList<String>()

    val url: String get() = "http://127.0.0.1:${server.address.port}/v1"

    /** Its code, with its key. */
    fun code(expires: String = "2025-11-30T00:00:00Z"): String = buildJsonObject {
        put("schema", "aidpost.pairing/1")
        put("name", "Maweni ward")
        put("url", url)
        put("model", MODEL)
        put("token", KEY)
        put("expires", expires)
    }.toString()

    private fun answer(exchange: HttpExchange, body: () -> String) = exchange.use {
        val question = it.requestBody.readAllBytes().decodeToString()
        if (question.isNotEmpty()) asked += question
        if (isSilent) closed.await(60, TimeUnit.SECONDS)
        val isLetIn = it.requestHeaders.getFirst("Authorization") == "Bearer $KEY"
        val bytes = (if (isLetIn) body() else "{}").encodeToByteArray()
        it.responseHeaders.add("Content-Type", "application/json")
        it.sendResponseHeaders(if (isLetIn) 200 else 401, bytes.size.toLong())
        it.responseBody.write(bytes)
    }

    private fun completion(words: String) = buildJsonObject {
        put("choices", buildJsonArray {
            add(buildJsonObject {
                put("index", 0)
                put("message", buildJsonObject { put("role", "assistant"); put("content", words) })
                put("finish_reason", "stop")
            })
        })
    }.toString()

    override fun close() {
        closed.countDown()
        server.stop(0)
        threads.shutdownNow()
    }

    companion object {
        const val MODEL = "ward-27b"
        const val KEY = "Quokka-7714"

        /** No word list takes it for a sign. */
        const val STORY = "He is blaring like a kazoo since noon."
        const val FOUND = "stridor + blaring like a kazoo\n=\nred\nNoisy.\n"
    }
}

/** A server that is there for pictures: nothing is asked. */
internal object Pictured : FacilityServer {
    val facts = ServerFacts("Maweni ward", "ward.example.org", "https://ward.example.org/v1", "medgemma-27b", "3f9a".repeat(16), Fixture.NOW + 86_400_000L, hasKey = true)
    override var named: ServerFacts? = null
    override val use = ServerUse(writes = true)
    override val canSendImages = true

    private class Offer(override val facts: ServerFacts) : ServerOffer

    override fun load() = Unit

    override fun read(code: String): ServerOffer = Offer(facts)

    override fun typed(server: TypedServer): ServerOffer = Offer(facts)

    override fun withKey(offer: ServerOffer, key: String): ServerOffer = offer

    override suspend fun test(offer: ServerOffer?): ServerTest = ServerTest.Silent

    override fun accept(offer: ServerOffer, use: ServerUse) = Unit

    override fun let(use: ServerUse) = Unit

    override fun forget() = Unit

    override fun codeIn(pixels: IntArray, width: Int): String? = null
}

/** The real reading, and a server that was asked too and gave no answer: to draw what is said of it. */
internal class Unanswered(private val reader: StoryReader) : StoryReader by reader {
    override fun read(form: Form, stop: Deferred<Unit>): Flow<ReadEvent> = reader.read(form, stop).map {
        if (it is ReadEvent.Done) ReadEvent.Done(it.view.copy(far = FarPart(ModelState.TIMED_OUT, Pictured.facts.url, Pictured.facts.model))) else it
    }
}
