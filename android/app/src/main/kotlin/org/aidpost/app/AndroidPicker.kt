package org.aidpost.app

import android.content.Context
import android.content.pm.PackageManager
import android.database.Cursor
import android.graphics.BitmapFactory
import android.net.Uri
import android.provider.OpenableColumns
import androidx.activity.result.PickVisualMediaRequest
import androidx.activity.result.contract.ActivityResultContracts
import androidx.activity.result.contract.ActivityResultContracts.PickVisualMedia.ImageOnly
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asImageBitmap
import androidx.core.content.FileProvider
import java.io.File
import java.io.IOException
import java.util.UUID
import kotlin.math.max
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext
import org.aidpost.ui.ModelRefused
import org.aidpost.ui.PhotoRefused
import org.aidpost.ui.Picker

/**
 * The camera app, Android's photo picker and its file picker: none of them needs a permission. An answer comes to whichever activity is there
 * then, also after a rotation.
 */
internal class AndroidPicker(private val app: Context) : Picker {
    private var activity: TriageActivity? = null
    private var taken: CompletableDeferred<Boolean>? = null
    private var chosen: CompletableDeferred<Uri?>? = null
    private var launch = Launchers()

    private class Launchers(val camera: (Uri) -> Unit = {}, val photos: () -> Unit = {}, val files: () -> Unit = {})

    /** Has to be called while [activity] is being created. */
    fun join(activity: TriageActivity) {
        this.activity = activity
        val camera = activity.registerForActivityResult(ActivityResultContracts.TakePicture()) { taken?.complete(it) }
        val photos = activity.registerForActivityResult(ActivityResultContracts.PickVisualMedia()) { chosen?.complete(it) }
        val files = activity.registerForActivityResult(ActivityResultContracts.OpenDocument()) { chosen?.complete(it) }
        launch = Launchers(camera::launch, { photos.launch(PickVisualMediaRequest(ImageOnly)) }, { files.launch(arrayOf("*/*")) })
    }

    fun leave(activity: TriageActivity) {
        if (this.activity === activity) launch = Launchers()
    }

    override val hasCamera: Boolean get() = app.packageManager.hasSystemFeature(PackageManager.FEATURE_CAMERA_ANY)

    /** The camera app writes into a file of this app's cache, which is read and deleted at once. */
    override suspend fun takePhoto(): ByteArray? {
        val file = withContext(Dispatchers.IO) { File(app.cacheDir, CAMERA).apply { mkdirs() }.resolve("photo.jpg").also { it.writeBytes(ByteArray(0)) } }
        try {
            val answer = CompletableDeferred<Boolean>().also { taken = it }
            launch.camera(FileProvider.getUriForFile(app, "${app.packageName}.$CAMERA", file))
            if (!answer.await()) return null
            return withContext(Dispatchers.IO) { file.readBytes() }
        } catch (lost: IOException) {
            throw PhotoRefused(lost.message.orEmpty())
        } catch (nobody: android.content.ActivityNotFoundException) {
            throw PhotoRefused(nobody.message.orEmpty())
        } finally {
            file.delete()
        }
    }

    override suspend fun choosePhoto(): ByteArray? {
        val uri = choose(launch.photos) ?: return null
        return withContext(Dispatchers.IO) {
            try {
                app.contentResolver.openInputStream(uri)?.use { it.readBytes() }
            } catch (lost: IOException) {
                throw PhotoRefused(lost.message.orEmpty())
            }
        }
    }

    override fun picture(file: ByteArray, most: Int): ImageBitmap? {
        val size = BitmapFactory.Options().apply { inJustDecodeBounds = true }.also { BitmapFactory.decodeByteArray(file, 0, file.size, it) }
        val step = generateSequence(1) { it * 2 }.first { max(size.outWidth, size.outHeight) / it <= most }
        return BitmapFactory.decodeByteArray(file, 0, file.size, BitmapFactory.Options().apply { inSampleSize = step })?.asImageBitmap()
    }

    /** The library reads files by their path: what was picked is copied to the cache, and deleted after the import. */
    override suspend fun chooseModel(use: suspend (path: String) -> Unit) {
        choose(launch.files)?.let { copied(it, use) }
    }

    /** A file that another app has shared, in place of one that is picked. */
    fun given(uri: Uri): Picker = object : Picker by this {
        override suspend fun chooseModel(use: suspend (path: String) -> Unit) = copied(uri, use)
    }

    private suspend fun copied(uri: Uri, use: suspend (path: String) -> Unit) {
        // A folder of its own: two files may have one name.
        val folder = File(app.cacheDir, "import").resolve(UUID.randomUUID().toString())
        val file = folder.resolve(nameOf(uri))
        try {
            withContext(Dispatchers.IO) {
                folder.mkdirs()
                app.contentResolver.openInputStream(uri)?.use { from -> file.outputStream().use { from.copyTo(it) } }
            }
            use(file.path)
        } catch (full: IOException) {
            throw ModelRefused(full.message.orEmpty())
        } catch (kept: SecurityException) {
            // The other app, or Android, lets this one read it no longer.
            throw ModelRefused(kept.message.orEmpty())
        } finally {
            withContext(NonCancellable + Dispatchers.IO) { folder.deleteRecursively() }
        }
    }

    private suspend fun choose(launcher: () -> Unit): Uri? {
        val answer = CompletableDeferred<Uri?>().also { chosen = it }
        launcher()
        return answer.await()
    }

    private fun nameOf(uri: Uri): String {
        val name = app.contentResolver.query(uri, arrayOf(OpenableColumns.DISPLAY_NAME), null, null, null)?.use(::firstText)
        // A name is another app's word: no path is made of it.
        return name?.substringAfterLast('/')?.takeIf { it.isNotBlank() && it != ".." && it != "." } ?: "model"
    }

    private fun firstText(row: Cursor): String? = if (row.moveToFirst()) row.getString(0) else null
}

/** The folder of the cache that the camera app may write to, and the end of its provider's name. */
private const val CAMERA = "camera"
