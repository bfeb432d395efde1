package org.aidpost.app

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import com.sun.jna.Library
import com.sun.jna.Native
import java.io.File
import java.io.IOException
import java.net.InetSocketAddress
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executors
import org.junit.rules.ExternalResource

/** A hub on this machine with one file, which the library asks in place of the public one. */
internal class Hub(private val file: File) : ExternalResource() {
    private lateinit var server: HttpServer
    private val threads = Executors.newCachedThreadPool()

    /** Pieces are sent with a pause between them, so that a fetch can be stopped on its way. */
    @Volatile
    var isSlow = false

    /** One byte is another one. */
    @Volatile
    var isWrong = false

    /** The range that each request asked for; empty: the whole. */
    val asked = CopyOnWriteArrayList<String>()

    override fun before() {
        server = HttpServer.create(InetSocketAddress("127.0.0.1", 0), 0).apply {
            executor = threads
            createContext("/", ::answer)
            start()
        }
        C.setenv("HF_ENDPOINT", "http://127.0.0.1:${server.address.port}", 1)
    }

    override fun after() {
        // As the other tests have it: nobody listens there.
        C.setenv("HF_ENDPOINT", "http://127.0.0.1:9", 1)
        server.stop(0)
        threads.shutdownNow()
    }

    private fun answer(exchange: HttpExchange) = exchange.use {
        val range = it.requestHeaders.getFirst("Range").orEmpty()
        asked += range
        val bytes = file.readBytes().also { all -> if (isWrong) all[all.size / 3] = (all[all.size / 3] + 1).toByte() }
        val from = range.removePrefix("bytes=").substringBefore('-').toIntOrNull() ?: 0
        it.responseHeaders.add("ETag", "\"one\"")
        it.responseHeaders.add("Accept-Ranges", "bytes")
        if (from > 0) it.responseHeaders.add("Content-Range", "bytes $from-${bytes.size - 1}/${bytes.size}")
        it.sendResponseHeaders(if (from > 0) 206 else 200, (bytes.size - from).toLong())
        try {
            for (at in from until bytes.size step PIECE) {
                it.responseBody.write(bytes, at, minOf(PIECE, bytes.size - at))
                it.responseBody.flush()
                if (isSlow) Thread.sleep(20)
            }
        } catch (_: IOException) {
            // The fetch was stopped.
        }
    }

    internal interface CLibrary : Library {
        fun setenv(name: String, value: String, replace: Int): Int
    }

    private companion object {
        const val PIECE = 4096

        /** The library reads its process's own environment, which Java cannot change. */
        val C: CLibrary = Native.load("c", CLibrary::class.java)
    }
}
