package org.aidpost.app

import android.app.ActivityManager
import android.app.Application
import androidx.work.Configuration
import java.io.File
import javax.crypto.SecretKey
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import org.aidpost.ReloadingEngine
import org.aidpost.core.ImageInterpretation
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineOptions
import org.aidpost.models.Device
import org.aidpost.open
import org.aidpost.screens.Fetcher
import org.aidpost.screens.PhotoInterpretation
import org.aidpost.screens.Posts
import org.aidpost.screens.SealedDrafts
import org.aidpost.screens.StoredChoices
import org.aidpost.screens.StoredModels
import org.aidpost.screens.StoredServer
import org.aidpost.screens.VisitPatients
import org.aidpost.screens.engineOutside
import org.aidpost.ui.LookAgain
import org.aidpost.ui.Outside
import org.aidpost.ui.PatientStore

/** What all activities of the process share: the engine, the key, who waits, and the models. */
open class TriageApplication : Application(), Configuration.Provider {
    /** The integrator's to switch on; a device function in some countries. */
    protected open val photos: PhotoInterpretation = PhotoInterpretation.OFF

    /** After how long who waits is looked at again, until somebody chooses other times; no protocol says, so by itself this app says nothing. */
    protected open val lookAgain: LookAgain = LookAgain()

    private val engine = ReloadingEngine { openEngine() }

    override fun onCreate() {
        super.onCreate()
        watchMainThread()
    }

    private val key: WrappedKey by lazy { WrappedKey(File(noBackupFilesDir, "key"), ::wrappingKey) }

    private val store: PatientStore by lazy { VisitPatients(File(noBackupFilesDir, "patients.db"), key::get, System::currentTimeMillis, key::forget) }

    /** The key with which this post signs what it hands over; it stays when all patients are deleted. */
    private val postKey: WrappedKey by lazy { WrappedKey(File(noBackupFilesDir, "post-key"), ::wrappingKey) }

    private val posts: Posts by lazy { Posts(File(noBackupFilesDir, "posts"), postKey::get) }

    /** None in a build whose library can ask no other machine. Its key stays in a file that the Keystore's key closes, and in no backup. */
    private val facility: StoredServer? by lazy { StoredServer.ifPossible(File(noBackupFilesDir, "server"), postKey::get, System::currentTimeMillis, photos, engine::close) }

    private val choices: StoredChoices by lazy { StoredChoices(File(noBackupFilesDir, "choices"), engine::close) }

    private val models: StoredModels by lazy {
        StoredModels(File(noBackupFilesDir, "models"), cacheDir, fetcher(), ::memory, engine::close)
    }

    /** From the device's Keystore, which gives the key itself to nobody. */
    protected open fun wrappingKey(): SecretKey = keystoreKey()

    protected open fun fetcher(): Fetcher = WorkFetcher(this, CoroutineScope(SupervisorJob() + Dispatchers.Default))

    /** With the model that was chosen; at first the one that comes with the library, a demonstration, marked so on every result. */
    protected open suspend fun openEngine(): Engine {
        val images = if (photos == PhotoInterpretation.ON) ImageInterpretation.ON else ImageInterpretation.OFF
        val here = models.source()?.let { Engine.open(this, it.open(), EngineOptions(opinion = choices.policy, imageInterpretation = images)) } ?: Engine.rulesOnly()
        return facility?.ask(here) ?: here
    }

    /** What the screens are given. [drafts] names what is open: one for the queue, one for another app's question. */
    fun outside(drafts: String): Outside =
        engineOutside({ engine.withEngine { it } }, store, System::currentTimeMillis, SealedDrafts(File(noBackupFilesDir, drafts), key::get), photos, models, posts, choices, lookAgain, facility)

    /** What the system would give before it ends other apps, and not what it has in all. */
    private fun memory(): Device {
        val info = ActivityManager.MemoryInfo().also { getSystemService(ActivityManager::class.java).getMemoryInfo(it) }
        return Device(info.totalMem.toULong(), info.availMem.toULong())
    }

    override val workManagerConfiguration: Configuration get() = Configuration.Builder().build()
}
