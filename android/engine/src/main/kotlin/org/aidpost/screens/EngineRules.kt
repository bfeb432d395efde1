package org.aidpost.screens

import java.util.concurrent.ConcurrentHashMap
import org.aidpost.engine.EngineException
import org.aidpost.engine.VitalField
import org.aidpost.engine.messages
import org.aidpost.engine.rulesOutcome
import org.aidpost.engine.sortCasualty
import org.aidpost.engine.usualRange
import org.aidpost.engine.vitalFields
import org.aidpost.protocol.Age
import org.aidpost.protocol.Casualty
import org.aidpost.protocol.Category
import org.aidpost.protocol.ConfirmedAs
import org.aidpost.protocol.Encounter
import org.aidpost.protocol.PatientText
import org.aidpost.protocol.Pregnancy
import org.aidpost.protocol.Sex
import org.aidpost.protocol.SignState
import org.aidpost.ui.Answer
import org.aidpost.ui.CasualtyForm
import org.aidpost.ui.CasualtyProtocol
import org.aidpost.ui.CasualtyView
import org.aidpost.ui.EnglishWords
import org.aidpost.ui.Form
import org.aidpost.ui.LibraryWords
import org.aidpost.ui.ProtocolRows
import org.aidpost.ui.RuleRow
import org.aidpost.ui.Rules
import org.aidpost.ui.RulesAnswer
import org.aidpost.ui.SignTile
import org.aidpost.ui.Suggested
import org.aidpost.ui.Suggestion
import org.aidpost.ui.Told
import org.aidpost.ui.Usual
import org.aidpost.ui.VitalTile
import org.aidpost.ui.Who

/** The rules of the real engine for the screens. */
internal class EngineRules(val catalogue: Catalogue = Catalogue()) : Rules {
    private val usual = ConcurrentHashMap<Pair<String, Who>, List<Usual>>()

    override fun answer(form: Form): RulesAnswer {
        catalogue.signs(form.who)
        val encounter = form.encounter(catalogue.byCode) ?: return RulesAnswer.NoAge
        return try {
            RulesAnswer.Ready(rulesOutcome(encounter).view())
        } catch (refused: EngineException.Input) {
            RulesAnswer.Refused(refused.field, refused.reason)
        }
    }

    private val words = ConcurrentHashMap<String, LibraryWords>()

    override fun words(tag: String): LibraryWords = words.getOrPut(tag) { messages(tag)?.let(::EngineWords) ?: EnglishWords }

    override fun signs(who: Who): List<SignTile> = catalogue.tiles(who)

    private val tiles by lazy { vitalFields().map { it.tile() } }

    override fun vitals(): List<VitalTile> = tiles

    override fun usual(field: String, who: Who): Usual? = usual.getOrPut(field to who) {
        listOfNotNull(who.encounter()?.let { usualRange(field, it) }?.let { Usual(it.from, it.to) })
    }.firstOrNull()

    private val facts by lazy { org.aidpost.engine.casualtyFacts().associate { it.field to it.meaning } }

    override fun casualtyFacts(): Map<String, String> = facts

    private val protocols by lazy { org.aidpost.engine.casualtyProtocols() }

    override fun casualtyProtocols(): List<CasualtyProtocol> = protocols.map { one ->
        CasualtyProtocol(one.id, one.title, one.ages.map { it.toInt() }, one.breathsBelow, one.breathsAbove, one.judgesSurvival)
    }

    override fun sort(protocol: String, casualty: CasualtyForm): CasualtyView {
        // Without an age the youngest for whom the protocol was made.
        val months = casualty.months ?: protocols.first { it.id == protocol }.fromMonths.toInt()
        val sorted = sortCasualty(protocol, casualty.encounter(months))
        return CasualtyView(sorted.category.shown(), sorted.finding?.criterion, sorted.finding?.source, sorted.missing)
    }

    override fun suggest(form: Form): Suggested {
        catalogue.signs(form.who)
        val told = form.encounter(catalogue.byCode)?.let { org.aidpost.engine.suggest(it) } ?: return Suggested()
        val signs = told.signs.map { one ->
            val answer = one.state?.let { if (it == SignState.PRESENT) Answer.YES else Answer.NO }
            Suggestion(catalogue.code(one.sign), catalogue.label(one.sign), answer, one.evidence.text, one.scope)
        }
        return Suggested(signs, told.values.map { Told(it.field, it.value, it.evidence.text) })
    }

    override fun everyRule(): List<ProtocolRows> = org.aidpost.engine.everyRule().map { one ->
        ProtocolRows(one.title, one.source, one.licence, one.rules.map { RuleRow(it.gives, it.criterion, it.source) })
    }
}

internal fun VitalField.tile() = VitalTile(field, words, unit, resolution, lowest, highest)

private fun CasualtyForm.encounter(months: Int): Encounter {
    fun fact(name: String) = answers["casualty.$name"]?.let { it == Answer.YES }
    return Encounter(
        age = Age.Months(months.toUShort()), sex = Sex.UNKNOWN, pregnancy = Pregnancy.UNKNOWN,
        vitals = org.aidpost.protocol.Vitals(respiratoryRatePerMinute = breaths, avpu = alertness?.avpu()),
        casualty = Casualty(
            walks = fact("walks"), breathing = fact("breathing"), breathingAfterAirwayOpening = fact("breathing_after_airway_opening"),
            breathingAfterRescueBreaths = fact("breathing_after_rescue_breaths"), breathingRegular = fact("breathing_regular"),
            respiratoryDistress = fact("respiratory_distress"), peripheralPulse = fact("peripheral_pulse"), obeysCommands = fact("obeys_commands"),
            purposefulMovement = fact("purposeful_movement"), respondsToPainAppropriately = fact("responds_to_pain_appropriately"),
            majorHaemorrhageControlled = fact("major_haemorrhage_controlled"), survivableWithPresentResources = fact("survivable_with_present_resources"),
            minorInjuriesOnly = fact("minor_injuries_only"),
            confirmedAs = when (confirmed) {
                org.aidpost.ui.Category.DEAD -> ConfirmedAs.DEAD
                org.aidpost.ui.Category.EXPECTANT -> ConfirmedAs.EXPECTANT
                else -> null
            },
            confirmedBy = confirmedBy?.let(::PatientText),
        ),
    )
}

private fun Category.shown() = when (this) {
    Category.IMMEDIATE -> org.aidpost.ui.Category.IMMEDIATE
    Category.DELAYED -> org.aidpost.ui.Category.DELAYED
    Category.MINIMAL -> org.aidpost.ui.Category.MINIMAL
    Category.PROPOSED_DEAD -> org.aidpost.ui.Category.PROPOSED_DEAD
    Category.PROPOSED_EXPECTANT -> org.aidpost.ui.Category.PROPOSED_EXPECTANT
    Category.DEAD -> org.aidpost.ui.Category.DEAD
    Category.EXPECTANT -> org.aidpost.ui.Category.EXPECTANT
    Category.UNABLE_TO_TRIAGE -> org.aidpost.ui.Category.UNABLE
}
