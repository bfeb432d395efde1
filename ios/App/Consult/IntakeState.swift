// One consultation's entry, and what the rules say of it after every change. Nothing here waits: the rules answer at once.
import Aidpost
import Foundation
import Observation

/// What the rules say of the entry at this moment.
public enum Standing: Equatable, Sendable {
    /// Without an age nobody knows which chart holds.
    case noAge
    /// What was entered cannot be: the field, and what is wrong with it.
    case refused(field: String?, reason: String)
    case ready(Outcome)
}

@MainActor @Observable
public final class IntakeState {
    public let id: String
    public let photos: PhotoTray
    public let ahead: ReadingAhead
    public let vitals: [VitalField] = vitalFields()
    public var form: CallForm {
        didSet { if form != oldValue { changed(from: oldValue) } }
    }
    public private(set) var standing = Standing.noAge
    public private(set) var questions: [AskedQuestion] = []
    /// The chart's signs for such a patient, airway first.
    public private(set) var signs: [ChartSign] = []
    /// What the story tells so far and nobody has ticked.
    public private(set) var suggestedSigns: [SuggestedSign] = []
    public private(set) var suggestedValues: [ToldValue] = []
    public private(set) var isListening = false
    /// Why the microphone gave nothing.
    public private(set) var notHeard: String?

    /// Why what is entered would not survive the end of the app.
    public private(set) var notKept: Why?

    @ObservationIgnored private let outside: Outside
    @ObservationIgnored private var listening: Task<Void, Never>?
    @ObservationIgnored private var suggesting: Task<Void, Never>?

    init(id: String, form: CallForm, outside: Outside, photos: PhotoTray, ahead: ReadingAhead) {
        self.id = id
        self.form = form
        self.outside = outside
        self.photos = photos
        self.ahead = ahead
        evaluate()
        suggest()
    }

    /// The colour by the rules on what was entered, the one that stands on top at every moment.
    public var acuity: Acuity {
        if case .ready(let outcome) = standing { outcome.acuity } else { .notTriageable }
    }

    public var review: Bool {
        if case .ready(let outcome) = standing { outcome.supervisorReview } else { false }
    }

    public var missing: [String] {
        if case .ready(let outcome) = standing { outcome.assessment.missing } else { [] }
    }

    public var canRead: Bool {
        if case .ready = standing { true } else { false }
    }

    public var canDictate: Bool { outside.dictation != nil }

    /// The charts ask about pregnancy in a woman of 12 to 50, and whoever is recorded as pregnant keeps it.
    public var asksPregnancy: Bool {
        form.pregnancy != .unknown || form.sex != .male && missing.contains("pregnancy")
    }

    /// Signs with an answer, in the chart's order.
    public var answered: [ChartSign] { signs.filter { form.signs[$0.code] != nil } }

    public func label(_ code: String) -> String { signs.first { $0.code == code }?.label ?? code }

    /// Answers a sign; nil takes the answer back.
    public func answer(_ code: String, _ state: SignState?) {
        form.unsure.remove(code)
        form.signs[code] = state
    }

    public func answerPregnancy(_ pregnancy: Pregnancy) {
        form.unsure.remove("pregnancy")
        form.pregnancy = pregnancy
    }

    /// The caller cannot tell: it stays unknown, and other questions come first.
    public func cannotTell(_ question: AskedQuestion) {
        switch question.topic {
        case .sign(let code): form.unsure.insert(code)
        case .pregnancy: form.unsure.insert("pregnancy")
        case .spoken: break
        }
    }

    public func measure(_ field: String, _ value: Double?) {
        form.vitals[field] = value
        form.measuredAt = form.vitals.isEmpty ? nil : outside.stamp
    }

    public func code(_ sign: Sign) -> String? { signs.first { $0.sign == sign }?.code }

    /// Ticks a sign that the story tells.
    public func take(_ suggested: SuggestedSign) {
        guard let code = code(suggested.sign) else { return }
        answer(code, suggested.state ?? .present)
    }

    public func encounter() throws -> Encounter? {
        guard var encounter = try form.encounter(id: id) else { return nil }
        // Where a file lies is nobody's business; the record says what the photos show.
        encounter.photos = photos.photos.map { Photo(path: PatientText($0.id), kind: $0.kind) }
        return encounter
    }

    /// Writes down what is said, until it is stopped or silent.
    public func listen() {
        guard let dictation = outside.dictation, !isListening else { return }
        isListening = true
        notHeard = nil
        let before = form.story.text
        listening = Task {
            do {
                for try await words in dictation(form.language) {
                    form.story = PatientText(before.isEmpty ? words : before + " " + words)
                }
            } catch is CancellationError {
            } catch {
                notHeard = error.localizedDescription
            }
            isListening = false
        }
    }

    public func stopListening() { listening?.cancel() }

    /// Returns when what was begun here has ended.
    public func settled() async {
        await listening?.value
        await suggesting?.value
    }

    private func changed(from old: CallForm) {
        evaluate()
        ahead.typed(canRead ? try? encounter() : nil)
        if form.story != old.story || form.signs != old.signs || form.vitals != old.vitals || form.age != old.age { suggest() }
        do {
            try outside.drafts.keep(JSONEncoder().encode(form), as: Drafts.form(id))
            notKept = nil
        } catch {
            notKept = reason(error)
        }
    }

    private func evaluate() {
        do {
            guard let encounter = try form.encounter(id: id) else {
                (standing, questions, signs) = (.noAge, [], [])
                return
            }
            signs = chartSigns(encounter: encounter)
            let outcome = try rulesOutcome(encounter: encounter)
            standing = .ready(outcome)
            questions = Consult.questions(form, encounter, signs, outcome.assessment.missing)
        } catch let EngineError.Input(field, _, reason) {
            (standing, questions) = (.refused(field: field, reason: reason), [])
        } catch {
            (standing, questions) = (.refused(field: nil, reason: error.localizedDescription), [])
        }
    }

    private func suggest() {
        suggesting?.cancel()
        guard let encounter = try? form.encounter(id: id), encounter.narrative != nil else {
            (suggestedSigns, suggestedValues) = ([], [])
            return
        }
        suggesting = Task {
            let found = await encounter.suggestions()
            if Task.isCancelled { return }
            // One offer for each: the first words that tell it.
            var offered: Set<String> = []
            suggestedSigns = found.signs.filter { sign in
                code(sign.sign).map { form.signs[$0] == nil && offered.insert($0).inserted } ?? false
            }
            suggestedValues = found.values.filter { form.vitals[$0.field] == nil && offered.insert($0.field).inserted }
        }
    }
}
