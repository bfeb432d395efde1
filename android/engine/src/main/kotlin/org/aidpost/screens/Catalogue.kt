package org.aidpost.screens

import java.util.concurrent.ConcurrentHashMap
import org.aidpost.engine.ChartSign
import org.aidpost.engine.chartSigns
import org.aidpost.protocol.Sign
import org.aidpost.ui.Group
import org.aidpost.ui.SignTile
import org.aidpost.ui.Who

/** The library's signs with their codes, words and questions: asked of it once for each kind of patient. */
internal class Catalogue {
    private val byWho = ConcurrentHashMap<Who, List<ChartSign>>()
    private val known = ConcurrentHashMap<Sign, ChartSign>()

    val byCode: Map<String, Sign> get() = known.values.associate { it.code to it.sign }

    fun signs(who: Who): List<ChartSign> = byWho.getOrPut(who) {
        who.encounter()?.let(::chartSigns).orEmpty().also { signs -> signs.forEach { known[it.sign] = it } }
    }

    fun code(sign: Sign): String = known[sign]?.code ?: sign.name.lowercase()

    fun label(sign: Sign): String = known[sign]?.label ?: sign.name.lowercase().replace('_', ' ')

    fun ofQuestion(question: String): ChartSign? = known.values.find { it.question == question }

    fun tiles(who: Who): List<SignTile> = signs(who).map { SignTile(it.code, it.label, it.question, it.alone?.colour(), group(it.sign)) }
}

/** Where each group begins in the library's own order of signs: a layout, not a judgement. */
private val BEGINS = listOf(
    Sign.UNRESPONSIVE to Group.AIRWAY,
    Sign.WEAK_AND_FAST_PULSE to Group.CIRCULATION,
    Sign.ACTIVE_CONVULSIONS to Group.BRAIN,
    Sign.FEVER to Group.BODY,
    Sign.EAR_PAIN to Group.HEAD,
    Sign.SEVERE_PAIN to Group.PAIN,
    Sign.HIGH_RISK_TRAUMA to Group.INJURY,
    Sign.NEW_RASH_WORSENING_OR_PEELING to Group.SKIN,
    Sign.ACTIVE_LABOUR to Group.PREGNANCY,
)

internal fun group(sign: Sign): Group = BEGINS.last { (first, _) -> first <= sign }.second
