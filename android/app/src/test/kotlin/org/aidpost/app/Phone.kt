package org.aidpost.app

import android.content.Intent
import android.graphics.Bitmap
import android.graphics.Canvas
import android.os.Bundle
import android.os.Looper
import android.view.View
import android.view.ViewGroup
import androidx.compose.runtime.BroadcastFrameClock
import androidx.compose.runtime.Recomposer
import androidx.compose.runtime.snapshots.Snapshot
import androidx.compose.ui.InternalComposeUiApi
import androidx.compose.ui.node.RootForTest
import androidx.compose.ui.platform.WindowRecomposerPolicy
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.text.AnnotatedString
import androidx.lifecycle.ViewModelProvider
import java.io.File
import java.nio.file.Files
import java.time.Duration
import javax.crypto.SecretKey
import javax.crypto.spec.SecretKeySpec
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancel
import kotlinx.coroutines.launch
import org.aidpost.engine.Engine
import org.aidpost.screens.CoroutineFetcher
import org.aidpost.screens.Fetcher
import org.aidpost.ui.AppState
import org.junit.rules.ExternalResource
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController

/** The app with the real engine and without a model. Robolectric has no Keystore: a key of the test's own closes the app's. */
open class TestApplication : TriageApplication() {
    override fun wrappingKey(): SecretKey = SecretKeySpec(ByteArray(32) { 7 }, "AES")

    override suspend fun openEngine(): Engine = Engine.rulesOnly()

    /** Without WorkManager's database, which only its own test needs. */
    override fun fetcher(): Fetcher = CoroutineFetcher(CoroutineScope(Dispatchers.Default))

    override fun getNoBackupFilesDir(): File = files

    /** The provider of the camera's file finds its folder once for all tests. */
    override fun getCacheDir(): File = cache

    companion object {
        /** A folder for each test: what still writes when a test ends writes into that test's. */
        lateinit var files: File

        private val cache: File by lazy { Files.createTempDirectory("aidpost-cache").toFile().also { it.deleteOnExit() } }
    }
}

/** A new device for each test, and the end of its phones. */
internal class NewDevice : ExternalResource() {
    override fun before() {
        TestApplication.files = Files.createTempDirectory("aidpost-phone").toFile()
    }

    override fun after() {
        Phone.all.forEach { it.end() }
        Phone.all.clear()
        TestApplication.files.deleteRecursively()
    }
}

/** An activity of the app, and a thumb. */
@OptIn(InternalComposeUiApi::class)
internal class Phone(intent: Intent? = null, saved: Bundle? = null) {
    // Compose's own dispatcher outlives a test and does not wake in the next one: each phone has a clock and a recomposer of its own.
    private val clock = BroadcastFrameClock()
    private val scope = CoroutineScope(Dispatchers.Main + clock)
    private val recomposer = Recomposer(scope.coroutineContext)
    private val picture = Canvas(Bitmap.createBitmap(720, 1280, Bitmap.Config.ARGB_8888))

    init {
        scope.launch { recomposer.runRecomposeAndApplyChanges() }
        WindowRecomposerPolicy.setFactory { recomposer }
        all += this
    }

    val controller: ActivityController<TriageActivity> =
        (if (intent == null) Robolectric.buildActivity(TriageActivity::class.java) else Robolectric.buildActivity(TriageActivity::class.java, intent))
            .also { if (saved == null) it.setup() else it.setup(saved) }

    val activity: TriageActivity get() = controller.get()

    init {
        idle()
        // The draft and who waits are read on other threads.
        until { session.state?.let { !it.outside.store.isReading && (activity.intent.action != ACTION_TRIAGE || it.entry != null || activity.isFinishing) } == true }
        idle()
    }

    private val session: Session get() = ViewModelProvider(activity)[Session::class.java]

    val state: AppState get() = session.state!!

    /** Some frames, laid out: what is composed late is there after them. */
    fun idle() = repeat(3) {
        val looper = shadowOf(Looper.getMainLooper())
        Snapshot.sendApplyNotifications()
        looper.idle()
        clock.sendFrame(System.nanoTime())
        looper.idleFor(Duration.ofMillis(16))
        val screen = activity.window.decorView
        if (!screen.isAttachedToWindow) return@repeat
        screen.measure(View.MeasureSpec.makeMeasureSpec(720, View.MeasureSpec.EXACTLY), View.MeasureSpec.makeMeasureSpec(1280, View.MeasureSpec.EXACTLY))
        screen.layout(0, 0, 720, 1280)
        // What was added inside is measured when it is drawn.
        screen.draw(picture)
    }

    fun end() {
        recomposer.cancel()
        scope.cancel()
        shadowOf(Looper.getMainLooper()).idle()
    }

    /** Waits for what happens on other threads, and lets the main thread work meanwhile. */
    fun until(what: () -> Boolean) {
        val end = System.nanoTime() + 30_000_000_000
        while (!what()) {
            check(System.nanoTime() < end) { "waited in vain; on the screen: ${names().take(30)}" }
            Thread.sleep(10)
            idle()
        }
    }

    fun names(): List<String> = nodes().map { it.name() }.filter { it.isNotEmpty() }

    fun tap(name: String) = press { it.name() == name }

    fun tapTag(tag: String) = press { it.config.getOrNull(SemanticsProperties.TestTag) == tag }

    fun write(tag: String, words: String) {
        val field = nodes().first { it.config.getOrNull(SemanticsProperties.TestTag) == tag }
        field.config[SemanticsActions.SetText].action!!(AnnotatedString(words))
        idle()
    }

    private fun press(which: (SemanticsNode) -> Boolean) {
        val node = nodes().firstOrNull { which(it) && SemanticsActions.OnClick in it.config } ?: error("nothing to press; on the screen: ${names().take(5)} … ${names().takeLast(5)}; entry ${state.entry != null}, result ${state.result != null}")
        node.config[SemanticsActions.OnClick].action!!()
        idle()
    }

    private fun nodes(): List<SemanticsNode> = activity.window.decorView.all().filterIsInstance<RootForTest>().flatMap { it.semanticsOwner.rootSemanticsNode.all() }

    private fun View.all(): List<View> = listOf(this) + ((this as? ViewGroup)?.let { group -> (0 until group.childCount).flatMap { group.getChildAt(it).all() } } ?: emptyList())

    private fun SemanticsNode.all(): List<SemanticsNode> = listOf(this) + children.flatMap { it.all() }

    private fun SemanticsNode.name(): String =
        (config.getOrNull(SemanticsProperties.ContentDescription) ?: config.getOrNull(SemanticsProperties.Text)?.map { it.text }).orEmpty().joinToString()

    companion object {
        val all = mutableListOf<Phone>()
    }
}
