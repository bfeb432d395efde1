package org.aidpost.app

import android.content.Intent
import android.os.Bundle
import android.os.Looper
import android.view.View
import android.view.ViewGroup
import androidx.compose.ui.node.RootForTest
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.text.AnnotatedString
import androidx.lifecycle.ViewModelProvider
import java.time.Duration
import javax.crypto.SecretKey
import javax.crypto.spec.SecretKeySpec
import org.aidpost.engine.Engine
import org.aidpost.ui.AppState
import org.junit.rules.ExternalResource
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController

/** The app with the real engine and without a model. Robolectric has no Keystore: a key of the test's own closes the app's. */
class TestApplication : TriageApplication() {
    override fun wrappingKey(): SecretKey = SecretKeySpec(ByteArray(32) { 7 }, "AES")

    override suspend fun openEngine(): Engine = Engine.rulesOnly()
}

/** Files outlive a test here: each begins with a new device. */
internal class NewDevice : ExternalResource() {
    override fun before() {
        RuntimeEnvironment.getApplication().noBackupFilesDir.deleteRecursively()
    }
}

/** An activity of the app, and a thumb. */
internal class Phone(intent: Intent? = null, saved: Bundle? = null) {
    val controller: ActivityController<TriageActivity> =
        (if (intent == null) Robolectric.buildActivity(TriageActivity::class.java) else Robolectric.buildActivity(TriageActivity::class.java, intent))
            .also { if (saved == null) it.setup() else it.setup(saved) }

    val activity: TriageActivity get() = controller.get()

    init {
        idle()
    }

    val state: AppState get() = ViewModelProvider(activity)[Session::class.java].state("open")!!

    /** Some frames: what is laid out late is there after them. */
    fun idle() = shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(64))

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
        val node = nodes().firstOrNull { which(it) && SemanticsActions.OnClick in it.config } ?: error("nothing to press; on the screen: ${names().take(30)}")
        node.config[SemanticsActions.OnClick].action!!()
        idle()
    }

    private fun nodes(): List<SemanticsNode> = activity.window.decorView.all().filterIsInstance<RootForTest>().flatMap { it.semanticsOwner.rootSemanticsNode.all() }

    private fun View.all(): List<View> = listOf(this) + ((this as? ViewGroup)?.let { group -> (0 until group.childCount).flatMap { group.getChildAt(it).all() } } ?: emptyList())

    private fun SemanticsNode.all(): List<SemanticsNode> = listOf(this) + children.flatMap { it.all() }

    private fun SemanticsNode.name(): String =
        (config.getOrNull(SemanticsProperties.ContentDescription) ?: config.getOrNull(SemanticsProperties.Text)?.map { it.text }).orEmpty().joinToString()
}
