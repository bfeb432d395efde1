package org.aidpost.desktop

import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asComposeImageBitmap
import java.io.File
import java.io.IOException
import javax.swing.JFileChooser
import javax.swing.SwingUtilities
import javax.swing.filechooser.FileNameExtensionFilter
import kotlin.math.max
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import org.aidpost.ui.PhotoRefused
import org.aidpost.ui.Picker
import org.jetbrains.skia.Bitmap
import org.jetbrains.skia.Image
import org.jetbrains.skia.ImageInfo
import org.jetbrains.skia.SamplingMode

/** The window has no camera: photos and models come from files. [chooser] shows a dialogue and gives what was chosen. */
class WindowPicker(private val chooser: suspend (JFileChooser) -> File? = ::shown) : Picker {
    override val hasCamera: Boolean = false

    override suspend fun takePhoto(): ByteArray? = null

    override suspend fun choosePhoto(): ByteArray? {
        val dialogue = JFileChooser().apply { fileFilter = FileNameExtensionFilter("JPEG, PNG, DICOM", "jpg", "jpeg", "png", "dcm") }
        val file = chooser(dialogue) ?: return null
        return withContext(Dispatchers.IO) {
            try {
                file.readBytes()
            } catch (refused: IOException) {
                throw PhotoRefused(refused.message.orEmpty())
            }
        }
    }

    override fun picture(file: ByteArray, most: Int): ImageBitmap? {
        val whole = try {
            Image.makeFromEncoded(file)
        } catch (_: IllegalArgumentException) {
            return null
        }
        val step = generateSequence(1) { it * 2 }.first { max(whole.width, whole.height) / it <= most }
        val small = ImageInfo.makeN32Premul((whole.width / step).coerceAtLeast(1), (whole.height / step).coerceAtLeast(1))
        return Bitmap().apply { allocPixels(small) }.also { whole.scalePixels(it.peekPixels()!!, SamplingMode.LINEAR, false) }.asComposeImageBitmap()
    }

    override suspend fun chooseModel(use: suspend (path: String) -> Unit) {
        val dialogue = JFileChooser().apply { fileSelectionMode = JFileChooser.FILES_AND_DIRECTORIES }
        chooser(dialogue)?.let { use(it.path) }
    }
}

private suspend fun shown(dialogue: JFileChooser): File? {
    val chosen = CompletableDeferred<File?>()
    SwingUtilities.invokeLater { chosen.complete(if (dialogue.showOpenDialog(null) == JFileChooser.APPROVE_OPTION) dialogue.selectedFile else null) }
    return chosen.await()
}
