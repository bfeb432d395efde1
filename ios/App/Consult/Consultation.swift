// One consultation from the first word to the signature: its entry, its reading, its note, what goes to others.
import Aidpost
import Foundation
import Observation

/// The steps of a consultation, in the order of the work.
public enum Step: String, CaseIterable, Codable, Sendable {
    case intake, result, note, handOver
}

@MainActor @Observable
public final class Consultation {
    public private(set) var step = Step.intake
    public let intake: IntakeState
    public let result: ResultState
    public let note: NoteState
    public let handOver: HandOverState
    /// Whether the store has it.
    public private(set) var isKept: Bool
    /// Whether the store has the signed note.
    public private(set) var isNoteKept = false
    public private(set) var refused: Why?

    @ObservationIgnored private let outside: Outside
    @ObservationIgnored private var keptDecision: Decision?
    @ObservationIgnored private var visit: String?

    init(
        id: String, form: CallForm, record: ConsultRecord? = nil, outside: Outside, preferences: Preferences,
        engine: @escaping @MainActor () -> ReloadingEngine
    ) {
        let photos = PhotoTray(outside: outside, engine: engine)
        // Without a model there is nothing to read; what is kept is not entered any more.
        let isRead = preferences.pack != .none && record == nil
        let read: @Sendable (Encounter) async throws -> Void = { encounter in
            _ = try await engine().withEngine { try await $0.readAhead(encounter) }
        }
        let ahead = ReadingAhead(pause: outside.typingPause, read: isRead ? read : nil, forget: { await engine().forget() })
        let intake = IntakeState(id: id, form: form, outside: outside, photos: photos, ahead: ahead)
        self.intake = intake
        result = record.map { ResultState(record: $0, intake: intake, outside: outside, engine: engine) }
            ?? ResultState(intake: intake, outside: outside, engine: engine)
        note = NoteState(result: result, signed: record?.visit.notes.last, outside: outside, engine: engine)
        handOver = HandOverState(result: result, note: note, outside: outside, preferences: preferences)
        self.outside = outside
        isKept = record != nil
        isNoteKept = record?.visit.notes.isEmpty == false
        keptDecision = record?.visit.decisions.last
        visit = record?.visit.id.text
        step = record == nil ? .intake : .result
    }

    /// Whether a step can be taken: nobody reads without an age, and nobody writes a note of what was not read.
    public func canGo(to step: Step) -> Bool {
        switch step {
        case .intake: !isKept
        case .result: intake.canRead
        case .note, .handOver: result.triage != nil && !result.isReading
        }
    }

    public func go(to next: Step) {
        guard canGo(to: next), next != step else { return }
        if next == .intake { intake.ahead.begin() } else { intake.ahead.stop() }
        // What was changed at the intake is read anew; what stands is not.
        if next == .result, step == .intake, !result.isCurrent { result.read() }
        if next == .note, note.lines.isEmpty, note.signed == nil { note.write() }
        if next == .handOver { handOver.make() }
        step = next
    }

    /// Signs the note by name, and keeps it at once: what is signed is not lost when the app ends.
    public func sign(by name: String) async {
        if note.sign(by: name) { await keep() }
    }

    /// Puts it into the store as it stands: what was read, what a person decided, the signed note.
    @discardableResult
    public func keep() async -> Bool {
        guard let encounter = result.encounter, let triage = result.triage else { return false }
        refused = nil
        do {
            let visit = visit ?? visitName(intake.form.name.text, intake.id)
            if !isKept {
                try await outside.book.put(visit, at: outside.stamp, encounter, triage)
                (isKept, self.visit) = (true, visit)
            }
            if let decision = result.decision, decision != keptDecision {
                try await outside.book.decide(visit, decision)
                keptDecision = decision
            }
            if let signed = note.signed, !isNoteKept {
                try await outside.book.sign(visit, signed)
                isNoteKept = true
            }
            // From now on the store has it; a draft of it would begin it a second time.
            try outside.drafts.removeAll()
            return true
        } catch {
            refused = reason(error)
            return false
        }
    }

    func pause() {
        intake.ahead.stop()
        result.pause()
        note.stop()
        intake.photos.pause()
    }

    func resume() {
        if step == .intake { intake.ahead.begin() }
        result.resume()
        intake.photos.resume()
    }

    func leave() {
        result.leave()
        note.stop()
        intake.stopListening()
        intake.ahead.leave()
        intake.photos.pause()
        handOver.leave()
    }
}
