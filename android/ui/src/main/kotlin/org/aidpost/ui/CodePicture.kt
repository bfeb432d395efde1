package org.aidpost.ui

/** A code is found soonest in a picture of middling size; one far away only in a large one. The longer side, in pixels. */
private val SIDES = listOf(1_280, 2_560, 640)

/** The text of the code in a picture's [file], which [find] looks for in its pixels; none where none is found. Not for the thread that draws. */
internal fun codeIn(picker: Picker, file: ByteArray, find: (pixels: IntArray, width: Int) -> String?): String? = SIDES.firstNotNullOfOrNull { side ->
    picker.picture(file, side)?.let { picture ->
        val pixels = IntArray(picture.width * picture.height)
        picture.readPixels(pixels)
        find(pixels, picture.width)
    }
}
