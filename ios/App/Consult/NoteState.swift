// The note of one consultation: drafted, edited line by line, signed by name. Beside it the history, and questions to the record.
import Aidpost
import Foundation
import Observation

/// A question to the record, and what came of it.
public struct AskedRecord: Identifiable, Sendable {
    public let id: Int
    public let question: PatientText
    /// None where the record does not say, or no whole answer came: `status` tells which.
    public let answer: PatientText?
    public let status: AnswerStatus
    public let limits: String
    public let notForClinicalUse: Bool
}

@MainActor @Observable
public final class NoteState {
    public var lines: [NoteLine] = []
    public private(set) var history: History?
    public private(set) var asked: [AskedRecord] = []
    public private(set) var isWriting = false
    /// How far the model is, from 0 to 1, where it is known.
    public private(set) var part: Double?
    public private(set) var refused: Why?
    /// Whether the draft ended early or has lines that were thrown away.
    public private(set) var isPartial = false
    public private(set) var signed: StoredNote?
    /// The model's draft as it was made, for the bundle.
    public private(set) var draft: SoapNote?

    /// The encounter that the lines are about.
    private var written: Encounter?
    private var isDemoDraft = false

    /// What is being written, line by line; once nobody writes, what was stopped or failed before its end. It is in no note, and nothing keeps it.
    public private(set) var coming: [DraftPiece] = []

    /// Whether anything here was written by a demonstration.
    public var notForClinicalUse: Bool {
        isDemoDraft || history?.about.provenance.notForClinicalUse == true || asked.contains(where: \.notForClinicalUse)
    }

    @ObservationIgnored private let result: ResultState
    @ObservationIgnored private let outside: Outside
    @ObservationIgnored private let engine: @MainActor () -> ReloadingEngine
    @ObservationIgnored private var running: Task<Void, Never>?
    @ObservationIgnored private var next = 0
    @ObservationIgnored private var turn = 0

    init(result: ResultState, signed: StoredNote?, outside: Outside, engine: @escaping @MainActor () -> ReloadingEngine) {
        self.result = result
        self.signed = signed
        self.outside = outside
        self.engine = engine
    }

    /// Whether the entry was changed after these lines were drafted.
    public var isStale: Bool { signed == nil && !lines.isEmpty && written != result.encounter }

    /// Whether the lines are the model's draft, with nothing changed, struck or added.
    public var isAsDrafted: Bool { draft.map { Consult.lines($0) == lines } ?? false }

    /// A note can be signed once a line is left and nothing is being written.
    public var canSign: Bool { signed == nil && !isWriting && lines.contains { !$0.text.text.isEmpty } }

    /// Drafts the note: by the model where there is one and a story, else from the record alone.
    public func write() {
        guard signed == nil, let encounter = result.encounter, let triage = result.triage else { return }
        (written, draft, isPartial, isDemoDraft) = (encounter, nil, false, false)
        work { [self] tell in
            do {
                let note = try await engine().withEngine { try await $0.soap(encounter, onEvent: tell) }
                draft = note
                isPartial = note.about.draft || note.about.rejected > 0
                isDemoDraft = note.about.provenance.notForClinicalUse
                lines = Consult.lines(note)
                next = lines.count
                return true
            } catch let error where !(error is CancellationError) && !Task.isCancelled {
                refused = encounter.narrative == nil ? nil : reason(error)
                lines = Consult.lines(encounter, triage, result.intake)
                next = lines.count
                return false
            }
        }
    }

    public func readHistory() {
        guard let encounter = result.encounter else { return }
        work { [self] tell in
            history = try await engine().withEngine { try await $0.history(encounter, onEvent: tell) }
            return true
        }
    }

    public func ask(_ question: String) {
        guard let encounter = result.encounter, !question.isEmpty else { return }
        work { [self] tell in
            let answer = try await engine().withEngine { try await $0.ask(encounter, question, onEvent: tell) }
            let text = answer.status == .answered ? answer.text : nil
            asked.append(
                AskedRecord(
                    id: asked.count, question: PatientText(question), answer: text, status: answer.status, limits: answer.limits,
                    notForClinicalUse: answer.about.provenance.notForClinicalUse))
            return true
        }
    }

    /// What was written so far stays as an unfinished draft until the next is begun: a record there is none.
    public func stop() { running?.cancel() }

    public func finished() async { await running?.value }

    public func strike(_ id: Int) {
        if signed == nil { lines.removeAll { $0.id == id } }
    }

    /// A line of the clinician's own.
    public func add(_ section: NoteSection) {
        guard signed == nil else { return }
        lines.append(NoteLine(id: next, section: section, text: "", origin: .written))
        next += 1
    }

    /// The note as it is kept: every line says where it comes from.
    public var text: PatientText {
        let sections = NoteSection.allCases.map { section in
            let own = lines.filter { $0.section == section && !$0.text.text.isEmpty }
            let words = own.map { "- \($0.text.text) [\($0.origin.rawValue)\($0.isEdited && $0.origin != .written ? ", edited" : "")]" }
            return ([section.rawValue.uppercased()] + words).joined(separator: "\n")
        }
        return PatientText(sections.joined(separator: "\n"))
    }

    /// Signs the note by name: from then on it is not changed. It is in the store once the consultation is.
    @discardableResult
    public func sign(by name: String) -> Bool {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard canSign, !name.isEmpty else { return false }
        signed = StoredNote(at: outside.stamp, by: PatientText(name), text: text)
        return true
    }

    private func take(_ event: Event) {
        switch event {
        case .progress(let progress): part = progress.part ?? part
        case .draft(let piece): coming = coming.with(piece)
        default: break
        }
    }

    /// One thing at a time: what ran before is cancelled, and says nothing any more. `work` says whether a record takes the draft's place.
    private func work(_ work: @escaping @MainActor (_ tell: @escaping @Sendable (Event) -> Void) async throws -> Bool) {
        running?.cancel()
        turn += 1
        let mine = turn
        (isWriting, refused, part, coming) = (true, nil, nil, [])
        running = Task {
            // In their order, and all of them before the end is said.
            let (events, told) = AsyncStream.makeStream(of: Event.self)
            let watching = Task {
                for await event in events where mine == turn { take(event) }
            }
            var isRecorded = false
            do {
                isRecorded = try await work { told.yield($0) }
            } catch is CancellationError {
            } catch {
                if mine == turn { refused = reason(error) }
            }
            told.finish()
            await watching.value
            guard mine == turn else { return }
            if isRecorded { coming = [] }
            isWriting = false
        }
    }
}
