package org.aidpost.ui

import androidx.compose.foundation.Canvas
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.foundation.layout.size
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import kotlin.math.PI
import kotlin.math.cos
import kotlin.math.sin

/** The colour's shape: an octagon, a triangle, an empty square, a disc. Whoever sees no colours sees these. */
@Composable
fun Mark(colour: Colour, pair: Ink, side: Dp = 44.dp) {
    Canvas(Modifier.size(side)) {
        when (colour) {
            Colour.RED -> polygon(8, PI / 8, pair)
            Colour.YELLOW -> polygon(3, -PI / 2, pair)
            Colour.GREEN -> {
                drawCircle(pair.text)
                drawCircle(pair.back, size.minDimension * 0.42f)
                drawCircle(pair.text, size.minDimension * 0.34f)
            }
            Colour.NOT_TRIAGEABLE -> {
                val edge = size.minDimension * 0.1f
                drawRect(pair.text, Offset(edge, edge), Size(size.width - 2 * edge, size.height - 2 * edge), style = Stroke(edge))
            }
        }
    }
}

/** A polygon in the text's colour, and a smaller one in it, so that it also stands out on a ground of its own colour. */
private fun DrawScope.polygon(corners: Int, turn: Double, pair: Ink) {
    val shift = if (corners == 3) size.height * 0.12f else 0f
    for ((part, color) in listOf(0.5f to pair.text, 0.42f to pair.back, 0.34f to pair.text)) {
        val radius = size.minDimension * part * if (corners == 3) 1.1f else 1f
        val path = Path()
        for (corner in 0 until corners) {
            val angle = turn + 2 * PI * corner / corners
            val x = center.x + radius * cos(angle).toFloat()
            val y = center.y + shift + radius * sin(angle).toFloat()
            if (corner == 0) path.moveTo(x, y) else path.lineTo(x, y)
        }
        path.close()
        drawPath(path, color)
    }
}
