// Where finished consultations are kept, and one for as long as the app runs.
import Aidpost
import Foundation

/// How long a store keeps what it is given.
public enum Keeps: Sendable {
    case untilClosed, onDevice
}

/// A consultation in the list.
public struct ConsultLine: Identifiable, Equatable, Sendable {
    public var id: String
    public var at: Date
    /// The colour in force: a person's, where one has decided.
    public var acuity: Acuity
    /// The most urgent of the triages.
    public var acuityByTriage: Acuity
    public var reviewOpen: Bool
    public var closed: Bool

    /// What the clinician called the patient; empty where nothing was entered.
    public var name: String {
        id.range(of: "#", options: .backwards).map { id[..<$0.lowerBound].trimmingCharacters(in: .whitespaces) } ?? id
    }

    /// Whether a person decided otherwise than the triage.
    public var isOverridden: Bool { acuity != acuityByTriage }
}

/// What somebody wrote about a consultation.
public struct SignedNote: Equatable, Sendable {
    public var at: String
    public var by: PatientText
    public var text: PatientText
}

/// What a person decided about a colour, and why; no colour: the one there was stands.
public struct PersonsDecision: Equatable, Sendable {
    public var at: String
    public var by: PatientText
    public var reason: PatientText
    public var acuity: Acuity?
}

/// A consultation with all that belongs to it.
public struct ConsultRecord: Equatable, Sendable {
    public var line: ConsultLine
    public var encounter: Encounter
    public var triage: Triage
    public var notes: [SignedNote] = []
    public var decisions: [PersonsDecision] = []
}

/// Keeps consultations. Calls may wait for the disk: they are made off the main actor.
public protocol ConsultStore: Sendable {
    var keeps: Keeps { get }
    func put(_ id: String, at: String, encounter: Encounter, triage: Triage) async throws
    func decide(_ id: String, _ decision: PersonsDecision) async throws
    func sign(_ id: String, _ note: SignedNote) async throws
    func close(_ id: String, at: String) async throws
    /// Those that nobody has closed.
    func open() async throws -> [ConsultLine]
    func record(_ id: String) async throws -> ConsultRecord
}

/// Why a store refused.
public enum StoreRefusal: Error, Equatable {
    case unknown, reviewOpen, idTaken
}

/// In memory: nothing is written to the device, and all is gone when the app ends.
public actor MemoryStore: ConsultStore {
    public nonisolated let keeps = Keeps.untilClosed
    private var records: [String: ConsultRecord] = [:]

    public init() {}

    public func put(_ id: String, at: String, encounter: Encounter, triage: Triage) throws {
        guard records[id] == nil else { throw StoreRefusal.idTaken }
        let line = ConsultLine(
            id: id, at: try Date(at, strategy: .iso8601), acuity: triage.acuity, acuityByTriage: triage.acuity,
            reviewOpen: triage.supervisorReview, closed: false)
        records[id] = ConsultRecord(line: line, encounter: encounter, triage: triage)
    }

    public func decide(_ id: String, _ decision: PersonsDecision) throws {
        try change(id) { record in
            record.decisions.append(decision)
            record.line.reviewOpen = false
            if let acuity = decision.acuity { record.line.acuity = acuity }
        }
    }

    public func sign(_ id: String, _ note: SignedNote) throws {
        try change(id) { $0.notes.append(note) }
    }

    public func close(_ id: String, at _: String) throws {
        if records[id]?.line.reviewOpen == true { throw StoreRefusal.reviewOpen }
        try change(id) { $0.line.closed = true }
    }

    public func open() -> [ConsultLine] {
        records.values.map(\.line).filter { !$0.closed }
    }

    public func record(_ id: String) throws -> ConsultRecord {
        guard let record = records[id] else { throw StoreRefusal.unknown }
        return record
    }

    private func change(_ id: String, _ change: (inout ConsultRecord) -> Void) throws {
        guard var record = records[id] else { throw StoreRefusal.unknown }
        change(&record)
        records[id] = record
    }
}
