// The encrypted store of consultations, off the main actor: every call waits for the disk.
import Aidpost
import Foundation

/// A consultation with all that belongs to it.
public struct ConsultRecord: Sendable {
    public var visit: Visit
    public var encounter: Encounter
    public var triage: Triage
}

public actor VisitBook {
    private var store: VisitStore
    private let path: String
    private let newKey: @Sendable () throws -> Data

    /// Opens the store at `path`, or makes it. `key`: 32 random bytes that the Keychain holds; `newKey` puts others in their place.
    public init(path: String, key: Data, newKey: @escaping @Sendable () throws -> Data) throws {
        (self.path, self.newKey) = (path, newKey)
        store = try FileManager.default.fileExists(atPath: path) ? VisitStore.open(path: path, key: key) : VisitStore.create(path: path, key: key)
    }

    func put(_ id: String, at: String, _ encounter: Encounter, _ triage: Triage) throws {
        try store.putVisit(id: PatientText(id), at: at, encounter: encounter, triage: PatientText(triage.toJson()))
    }

    /// A colour ends a review as well as the word that the colour stands.
    func decide(_ id: String, _ decision: Decision) throws {
        if let acuity = decision.acuity {
            let decided = Override(at: decision.at, by: decision.by, reason: decision.reason, acuity: acuity)
            try store.overrideTriage(id: PatientText(id), decided: decided)
        } else {
            try store.resolveReview(id: PatientText(id), resolved: Resolution(at: decision.at, by: decision.by, reason: decision.reason))
        }
    }

    func sign(_ id: String, _ note: StoredNote) throws {
        try store.addNote(id: PatientText(id), note: VisitNote(at: note.at, by: note.by, text: note.text))
    }

    func deleteBefore(_ time: String) throws -> DeletedVisits { try store.deleteBefore(time: time) }

    /// Deletes the whole store, and makes an empty one by another key: what is left of the old one on the disk can be read by nobody.
    func wipe() throws {
        try store.wipe()
        store = try VisitStore.create(path: path, key: newKey())
    }

    func close(_ id: String, at: String) throws { try store.closeVisit(id: PatientText(id), at: at) }

    /// Those that nobody has closed.
    func open() throws -> [VisitLine] {
        var lines: [VisitLine] = []
        var after: VisitPlace?
        repeat {
            let page = try store.find(find: FindVisits(state: .notClosed, after: after))
            lines += page.lines
            after = page.next
        } while after != nil
        return lines
    }

    func record(_ id: String) throws -> ConsultRecord {
        let visit = try store.visit(id: PatientText(id))
        let triage = try triageFromJson(json: visit.triages.last?.json ?? "")
        return ConsultRecord(visit: visit, encounter: try encounterFromJson(json: visit.encounter.text), triage: triage)
    }
}

/// Under which the store keeps it: what the clinician called the patient, and what tells two of the same name apart. At most 128 bytes.
func visitName(_ name: String, _ id: String) -> String {
    var short = name.trimmingCharacters(in: .whitespacesAndNewlines)
    while short.utf8.count > 110 { short.removeLast() }
    return (short.isEmpty ? "" : short + " ") + "#" + id.prefix(8)
}

extension VisitLine: @retroactive Identifiable {
    /// What the clinician called the patient; empty where nothing was entered.
    public var name: String { calledName(id.text) }

    /// Whether a person decided otherwise than the triage.
    public var isOverridden: Bool { acuity != acuityByTriage }
}

func calledName(_ visit: String) -> String {
    visit.range(of: "#", options: .backwards).map { visit[..<$0.lowerBound].trimmingCharacters(in: .whitespaces) } ?? visit
}
