package org.aidpost.ui

import androidx.compose.material3.Typography
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.sp

/** Few sizes, all large enough to be read at arm's length. */
fun letters(font: FontFamily): Typography {
    // A sentence runs as its own language does, whichever way the screen does.
    fun style(size: Int, weight: FontWeight) = TextStyle(fontFamily = font, fontSize = size.sp, lineHeight = (size * 1.3).sp, fontWeight = weight, textDirection = TextDirection.Content)
    val bold = FontWeight.Bold
    val plain = FontWeight.Normal
    return Typography(
        headlineLarge = style(30, bold), headlineMedium = style(26, bold), headlineSmall = style(22, bold), titleLarge = style(20, bold),
        titleMedium = style(18, bold), titleSmall = style(16, bold), bodyLarge = style(17, plain), bodyMedium = style(15, plain),
        bodySmall = style(14, plain), labelLarge = style(16, bold), labelMedium = style(14, bold), labelSmall = style(13, bold),
    )
}
