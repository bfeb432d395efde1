package org.aidpost.app

import android.net.ConnectivityManager
import android.os.Looper
import androidx.work.ExistingWorkPolicy
import androidx.work.OneTimeWorkRequestBuilder
import androidx.work.WorkManager
import java.io.File
import java.security.MessageDigest
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.aidpost.Offered
import org.aidpost.PackDownload
import org.aidpost.models.PackSource
import org.aidpost.models.RemoteFile
import org.aidpost.models.VerifyMode
import org.aidpost.models.catalogue
import org.aidpost.models.storedPacks
import org.aidpost.open
import org.aidpost.screens.Fetcher
import org.aidpost.ui.Fetch
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** With WorkManager, as on a phone. */
class WorkApplication : TestApplication() {
    override fun fetcher(): Fetcher = WorkFetcher(this, CoroutineScope(Dispatchers.Default))
}

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w360dp-h640dp-xhdpi", application = WorkApplication::class)
class WorkTest {
    @get:Rule
    val device: ExternalResource = NewDevice()

    private fun fetcher() = WorkFetcher(RuntimeEnvironment.getApplication(), CoroutineScope(Dispatchers.Default))

    private fun until(what: () -> Boolean) {
        val end = System.nanoTime() + 30_000_000_000
        while (!what()) {
            check(System.nanoTime() < end) { "waited in vain" }
            shadowOf(Looper.getMainLooper()).idle()
            Thread.sleep(10)
        }
    }

    /** No network is reached: there is none, and the library knows no model of this name. */
    @Test
    fun `without a network a fetch waits, is told to whoever starts later, and can be stopped`() {
        val network = shadowOf(RuntimeEnvironment.getApplication().getSystemService(ConnectivityManager::class.java))
        network.clearAllNetworks()
        network.setActiveNetworkInfo(null)
        val fetcher = fetcher()
        fetcher.begin("no-such-model", "/nowhere", "HAI-DEF", null)
        until { fetcher.state.value is Fetch.Waiting }
        // As after a start of the process: the work is there.
        val later = fetcher()
        until { later.state.value is Fetch.Waiting }
        assertEquals("no-such-model", later.state.value!!.id)
        later.stop()
        until { fetcher.state.value is Fetch.Stopped && later.state.value is Fetch.Stopped }
    }

    private val tiny = File(System.getProperty("aidpost.root"), "models/tiny/text.gguf")

    private val hub = Hub(tiny)

    @get:Rule
    val network: ExternalResource = hub

    private val own = "a-post-s-own"

    /** A model of the integrator's own: small, and with the digest that [file] has. */
    private fun offer() {
        val digest = MessageDigest.getInstance("SHA-256").digest(tiny.readBytes())
        val like = catalogue().first { it.projector == null }
        val entry = like.copy(id = own, repository = "post/model", revision = "7", text = RemoteFile("text.gguf", tiny.length().toULong(), digest.joinToString("") { "%02x".format(it) }))
        Offered.entries = { listOf(entry) }
    }

    @After
    fun theLibrarysOwn() {
        Offered.entries = ::catalogue
    }

    /** As [WorkFetcher] begins it, but for the network that costs nothing, which Robolectric does not have. */
    private fun begin(store: File) {
        val like = PackDownload.request(own, store.path, catalogue().first { it.projector == null }.licence)
        val work = OneTimeWorkRequestBuilder<PackDownload>().setInputData(like.workSpec.input).apply { like.tags.forEach(::addTag) }.build()
        WorkManager.getInstance(RuntimeEnvironment.getApplication()).enqueueUniqueWork(MODEL_WORK, ExistingWorkPolicy.REPLACE, work)
    }

    @Test
    fun `a fetch that was stopped goes on where it was, and what arrives is verified and there`() {
        offer()
        val store = TestApplication.files.resolve("packs")
        val fetcher = fetcher()
        hub.isSlow = true
        begin(store)
        until { (fetcher.state.value as? Fetch.Running)?.let { it.done > tiny.length() / 3 } == true }
        assertEquals(tiny.length(), (fetcher.state.value as Fetch.Running).total)
        fetcher.stop()
        until { fetcher.state.value is Fetch.Stopped }
        // The worker itself ends a little later, and lets its folder go.
        hub.isSlow = false
        assertEquals(emptyList<String>(), storedPacks(store.path))
        begin(store)
        until { fetcher.state.value is Fetch.Whole }
        assertTrue("${hub.asked}", hub.asked.first().isEmpty() && hub.asked.last().removePrefix("bytes=").substringBefore('-').toLong() > tiny.length() / 3)
        assertEquals(listOf(own), storedPacks(store.path))
        runBlocking { PackSource.Stored(store.path, own, VerifyMode.WHOLE).open() }.use { assertEquals(own, it.manifest().id) }
    }

    @Test
    fun `bytes that are not the model's end the fetch for good, and nothing of them is there`() {
        offer()
        hub.isWrong = true
        val store = TestApplication.files.resolve("packs")
        val fetcher = fetcher()
        begin(store)
        until { fetcher.state.value is Fetch.Failed }
        assertTrue((fetcher.state.value as Fetch.Failed).reason, (fetcher.state.value as Fetch.Failed).reason.isNotBlank())
        assertEquals(emptyList<String>(), storedPacks(store.path))
    }
}
