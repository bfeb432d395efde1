package org.aidpost.app

import android.app.Application
import java.io.File
import javax.crypto.SecretKey
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import org.aidpost.engine.Engine
import org.aidpost.models.PackSource
import org.aidpost.open
import org.aidpost.screens.SealedDrafts
import org.aidpost.screens.VisitPatients
import org.aidpost.screens.engineOutside
import org.aidpost.ui.Outside
import org.aidpost.ui.PatientStore

/** What all activities of the process share: the engine, the key, and who waits. */
open class TriageApplication : Application() {
    private val lock = Mutex()
    private var engine: Engine? = null

    private val key: WrappedKey by lazy { WrappedKey(File(noBackupFilesDir, "key"), ::wrappingKey) }

    private val store: PatientStore by lazy { VisitPatients(File(noBackupFilesDir, "patients.db"), key::get, System::currentTimeMillis, key::forget) }

    /** From the device's Keystore, which gives the key itself to nobody. */
    protected open fun wrappingKey(): SecretKey = keystoreKey()

    /** With the model that comes with the library: a demonstration, marked so on every result. */
    protected open suspend fun openEngine(): Engine = Engine.open(this, PackSource.BuiltIn(cacheDir.path).open())

    /** What the screens are given. [drafts] names what is open: one for the queue, one for another app's question. */
    fun outside(drafts: String): Outside = engineOutside(::sharedEngine, store, System::currentTimeMillis, SealedDrafts(File(noBackupFilesDir, drafts), key::get))

    /** Opened when a story is first read, and then kept. */
    private suspend fun sharedEngine(): Engine = lock.withLock { engine ?: openEngine().also { engine = it } }
}
