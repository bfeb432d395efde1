// A note's lines, each with where it comes from: from the model's draft, or from the record alone where no model wrote one.
import Aidpost
import Foundation

public enum NoteSection: String, Codable, CaseIterable, Sendable {
    case subjective, objective, assessment, plan
}

/// Where a line comes from.
public enum LineOrigin: String, Codable, CaseIterable, Sendable {
    /// The caller's own words.
    case quoted
    /// Entered by the clinician: a value or an answer.
    case measured
    /// What a rule of the chart says.
    case ruled
    /// The model's own: nothing in the record says so.
    case inferred
    /// Written by the clinician.
    case written
}

public struct NoteLine: Identifiable, Codable, Equatable, Sendable {
    public let id: Int
    public let section: NoteSection
    public var text: PatientText
    public let origin: LineOrigin
    /// The field or the rule, where there is one.
    public let source: String?
    /// The words as they were drafted: what differs from them was edited.
    let drafted: PatientText

    public var isEdited: Bool { text != drafted }

    init(id: Int, section: NoteSection, text: PatientText, origin: LineOrigin, source: String? = nil) {
        (self.id, self.section, self.text, self.origin, self.source, drafted) = (id, section, text, origin, source, text)
    }
}

/// The lines of the model's draft.
func lines(_ note: SoapNote) -> [NoteLine] {
    let sections: [(NoteSection, [Statement])] = [
        (.subjective, note.subjective), (.objective, note.objective), (.assessment, note.assessment), (.plan, note.plan),
    ]
    var made: [NoteLine] = []
    for (section, statements) in sections {
        for statement in statements {
            let (origin, source): (LineOrigin, String?) =
                switch statement.origin {
                case .quoted: (.quoted, nil)
                case .entered(let field): (.measured, field)
                case .protocol(let rule): (.ruled, rule)
                case .inferred: (.inferred, nil)
                }
            made.append(NoteLine(id: made.count, section: section, text: statement.text, origin: origin, source: source))
        }
    }
    return made
}

/// The lines that the record gives without a model: nothing in them is inferred.
@MainActor
func lines(_ encounter: Encounter, _ triage: Triage, _ intake: IntakeState) -> [NoteLine] {
    var made: [NoteLine] = []
    func add(_ section: NoteSection, _ text: String, _ origin: LineOrigin, _ source: String? = nil) {
        made.append(NoteLine(id: made.count, section: section, text: PatientText(text), origin: origin, source: source))
    }
    if let story = encounter.narrative { add(.subjective, story.text, .quoted) }
    for field in intake.vitals {
        if let value = intake.form.vitals[field.field] { add(.objective, "\(field.words): \(shown(value)) \(field.unit)", .measured, field.field) }
    }
    for sign in intake.answered {
        let answer = intake.form.signs[sign.code] == .present ? "present" : "absent"
        add(.objective, "\(sign.label): \(answer)", .measured, "signs.\(sign.code)")
    }
    for finding in triage.assessment.findings { add(.assessment, finding.criterion, .ruled, finding.rule) }
    if let advice = triage.comeIn { add(.plan, advice, .ruled) }
    return made
}

/// A value without digits that nobody measured.
public func shown(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : String(value)
}
