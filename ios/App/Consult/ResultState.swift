// The reading of one entry as it comes: the rules' answer at once, what the word list and the model add, and a person's own decision.
import Aidpost
import Foundation
import Observation

@MainActor @Observable
public final class ResultState {
    /// The rules' answer; it rises at once with what the word list reads.
    public private(set) var rules: Outcome?
    /// What was read so far, before the whole is there.
    public private(set) var quotes: [SignRead] = []
    /// How far the model is, from 0 to 1, where it is known.
    public private(set) var part: Double?
    public private(set) var triage: Triage?
    public private(set) var refused: Why?
    public private(set) var isReading = false
    /// Why no model took part, where one was chosen and did not open.
    public private(set) var withoutModel: Why?
    public private(set) var decision: Decision?
    public private(set) var encounter: Encounter?

    public let intake: IntakeState
    @ObservationIgnored private let outside: Outside
    @ObservationIgnored private let engine: @MainActor () -> ReloadingEngine
    @ObservationIgnored private var call: EngineCall?
    @ObservationIgnored private var running: Task<Void, Never>?
    @ObservationIgnored private var isPaused = false

    init(intake: IntakeState, outside: Outside, engine: @escaping @MainActor () -> ReloadingEngine) {
        self.intake = intake
        self.outside = outside
        self.engine = engine
    }

    /// Of a consultation that the store has.
    init(record: ConsultRecord, intake: IntakeState, outside: Outside, engine: @escaping @MainActor () -> ReloadingEngine) {
        self.intake = intake
        self.outside = outside
        self.engine = engine
        encounter = record.encounter
        triage = record.triage
        quotes = record.triage.reading.signs
        decision = record.visit.decisions.last
    }

    /// The colour of the triage.
    public var acuity: Acuity { triage?.acuity ?? rules?.acuity ?? .notTriageable }

    /// The colour in force: a person's, where one has decided.
    public var stands: Acuity { decision?.acuity ?? acuity }

    public var review: Bool { decision == nil && (triage?.supervisorReview ?? rules?.supervisorReview ?? false) }

    public var findings: [Finding] { triage?.assessment.findings ?? rules?.assessment.findings ?? [] }

    /// Colours that a person may decide on: by telephone nobody gives green.
    public static let choices: [Acuity] = [.red, .yellow]

    /// What to tell the caller, in the library's words for the triage's colour.
    public var tellTheCaller: String? { triage?.comeIn }

    /// Signs of danger to watch for: each alone would make it red, and nobody has answered it with yes.
    public var watchFor: [ChartSign] {
        guard acuity != .red else { return [] }
        return Array(intake.signs.filter { $0.alone == .red && intake.form.signs[$0.code] != .present }.prefix(Self.watched))
    }

    /// What a caller can keep in mind; the chart's order is airway first.
    private static let watched = 6

    /// Told numbers that were not entered just so.
    public var told: [ToldValue] { (triage?.reading.values ?? []).filter { intake.form.vitals[$0.field] != $0.value } }

    /// Whether what was read is what is entered now.
    public var isCurrent: Bool { triage != nil && (try? intake.encounter()) == encounter }

    /// Reads the entry as it is now; what ran before is cancelled.
    public func read() {
        leave()
        (triage, refused, withoutModel, part, quotes, decision) = (nil, nil, nil, nil, [], nil)
        do {
            guard let encounter = try intake.encounter() else { return }
            self.encounter = encounter
        } catch {
            refused = reason(error)
            return
        }
        guard let encounter else { return }
        isReading = true
        let call = EngineCall()
        self.call = call
        let engine = engine()
        running = Task { await read(encounter, call, engine) }
    }

    /// Ends the model's part: the triage comes at once, by the rules and the word list.
    public func stop() { call?.cancel() }

    /// Ends all of it, for whoever looks no longer.
    public func leave() {
        call?.cancel()
        running?.cancel()
        (call, running, isReading) = (nil, nil, false)
    }

    /// Returns when the reading has ended.
    public func finished() async { await running?.value }

    /// Changes an answer, and reads again.
    public func answer(_ code: String, _ state: SignState) {
        intake.answer(code, state)
        read()
    }

    public func enter(_ told: ToldValue) {
        intake.measure(told.field, told.value)
        read()
    }

    /// A person decides otherwise, or that the colour stands: only with a name and a reason. Says whether it was taken.
    @discardableResult
    public func decide(_ acuity: Acuity?, by: String, reason: String) -> Bool {
        let (by, why) = (by.trimmingCharacters(in: .whitespacesAndNewlines), reason.trimmingCharacters(in: .whitespacesAndNewlines))
        guard !by.isEmpty, !why.isEmpty, acuity.map(Self.choices.contains) ?? true else { return false }
        decision = Decision(at: outside.stamp, by: PatientText(by), reason: PatientText(why), acuity: acuity)
        return true
    }

    public func takeBack() { decision = nil }

    func pause() {
        guard isReading else { return }
        leave()
        isPaused = true
    }

    func resume() {
        guard isPaused else { return }
        isPaused = false
        read()
    }

    private func read(_ encounter: Encounter, _ call: EngineCall, _ engine: ReloadingEngine) async {
        var joined = encounter
        let events = Task {
            while let event = await call.next() {
                // What was left says nothing any more.
                if Task.isCancelled || self.call !== call { return }
                take(event, of: encounter, joined: &joined)
            }
        }
        do {
            let triage: Triage
            do {
                triage = try await engine.withEngine { try await $0.triage(encounter: encounter, call: call) }
                await events.value
            } catch let error where !Self.isInput(error) && !Task.isCancelled {
                // Whatever is wrong with the model, the rules and the word list answer.
                events.cancel()
                withoutModel = reason(error)
                triage = try await Engine.rulesOnly().triage(encounter: encounter, call: EngineCall())
            }
            if Task.isCancelled { return }
            self.triage = triage
            quotes = triage.reading.signs
        } catch {
            if Task.isCancelled { return }
            events.cancel()
            refused = reason(error)
        }
        isReading = false
    }

    private static func isInput(_ error: any Error) -> Bool {
        if case EngineError.Input = error { true } else { false }
    }

    private func take(_ event: Event, of encounter: Encounter, joined: inout Encounter) {
        switch event {
        case .rulesReady(let outcome): rules = outcome
        case .progress(let progress): part = progress.part
        case .signRead(let sign):
            quotes.removeAll { $0.sign == sign.sign }
            quotes.append(sign)
            // What the word list reads counts whatever the model does: the colour rises at once.
            if sign.readBy == .lexicon, sign.state == .present, encounter.signs[sign.sign] == nil {
                joined.signs[sign.sign] = .present
                if let outcome = try? rulesOutcome(encounter: joined) { rules = outcome }
            }
        case .draft, .done: break
        }
    }
}

extension ModelProgress {
    /// The prompt is most of the work: half of the bar for it, half for the reply.
    var part: Double? {
        switch self {
        case .prompt(let done, let total): total == 0 ? nil : 0.5 * Double(done) / Double(total)
        case .reply(let done, let limit): limit == 0 ? nil : 0.5 + 0.5 * Double(done) / Double(limit)
        default: nil
        }
    }
}
