package org.aidpost.desktop

import java.awt.image.BufferedImage
import java.awt.image.IndexColorModel
import java.io.ByteArrayOutputStream
import javax.imageio.ImageIO
import kotlin.math.abs

/** Shades that a committed picture keeps: enough for letters, a third of the bytes. */
private const val SHADES = 64

/** Shades nearer than this to a kept one are shown as it. */
private const val NEAR = 24

/** The same picture as a PNG of few shades: the most frequent ones, and for the others the nearest. */
internal fun small(png: ByteArray): ByteArray {
    val picture = ImageIO.read(png.inputStream())
    val pixels = picture.getRGB(0, 0, picture.width, picture.height, null, 0, picture.width)
    val counts = pixels.toList().groupingBy { it }.eachCount()
    fun far(one: Int, other: Int) = listOf(0, 8, 16).sumOf { abs((one shr it and 255) - (other shr it and 255)) }
    val frequent = counts.entries.sortedWith(compareBy({ -it.value }, { it.key })).map { it.key }
    val kept = frequent.fold(emptyList<Int>()) { kept, shade -> if (kept.size < SHADES && kept.all { far(it, shade) > NEAR }) kept + shade else kept }.toIntArray()
    val place = counts.keys.associateWith { shade -> kept.indices.minBy { far(kept[it], shade) }.toByte() }
    val model = IndexColorModel(8, kept.size, kept, 0, false, -1, 0)
    val indexed = BufferedImage(picture.width, picture.height, BufferedImage.TYPE_BYTE_INDEXED, model)
    indexed.raster.setDataElements(0, 0, picture.width, picture.height, pixels.map { place.getValue(it) }.toByteArray())
    return ByteArrayOutputStream().also { ImageIO.write(indexed, "png", it) }.toByteArray()
}
