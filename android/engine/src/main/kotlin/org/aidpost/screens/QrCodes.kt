package org.aidpost.screens

import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.RGBLuminanceSource
import com.google.zxing.ReaderException
import com.google.zxing.common.GlobalHistogramBinarizer
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel
import com.google.zxing.qrcode.encoder.Encoder
import org.aidpost.ui.QrModules

/** QR codes by ZXing. The code of a message is the library's own. */
internal object QrCodes {
    /** Up to a seventh of the code may be covered or unclear. */
    fun drawn(text: String): QrModules {
        val drawn = Encoder.encode(text, ErrorCorrectionLevel.M).matrix
        return QrModules(drawn.width, List(drawn.width * drawn.height) { drawn.get(it % drawn.width, it / drawn.width).toInt() == 1 })
    }

    /** By shades of each place first, for a photo with a shadow; else by one shade for all, for a code of few pixels. */
    fun textIn(pixels: IntArray, width: Int): String? {
        val source = RGBLuminanceSource(width, pixels.size / width, pixels)
        return listOf(HybridBinarizer(source), GlobalHistogramBinarizer(source)).firstNotNullOfOrNull { shades ->
            try {
                QRCodeReader().decode(BinaryBitmap(shades), mapOf(DecodeHintType.TRY_HARDER to true)).text
            } catch (_: ReaderException) {
                null
            }
        }
    }
}
