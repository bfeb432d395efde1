package org.aidpost

import android.content.Context
import android.graphics.Bitmap
import android.net.Uri
import java.io.ByteArrayOutputStream
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import org.aidpost.core.ImageException
import org.aidpost.core.PreparedImage
import org.aidpost.engine.prepareImage

/** Prepares a picture that is in memory. What has a file is better given as its [Uri]: the file says how the picture was held. */
public suspend fun Bitmap.prepare(): PreparedImage = withContext(Dispatchers.Default) {
    val png = ByteArrayOutputStream()
    if (!compress(Bitmap.CompressFormat.PNG, 100, png)) throw ImageException.Damaged("the bitmap could not be written as PNG")
    prepareImage(png.toByteArray())
}

/** Prepares the picture behind this address, from the camera, the gallery or a file. */
public suspend fun Uri.prepare(context: Context): PreparedImage = withContext(Dispatchers.IO) {
    val file = context.contentResolver.openInputStream(this@prepare)?.use { it.readBytes() }
    prepareImage(file ?: throw ImageException.Unreadable("the picture is not there any more"))
}
