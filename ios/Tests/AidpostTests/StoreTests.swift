import Aidpost
import Foundation
import XCTest

final class StoreTests: XCTestCase {
    private let key = Data((0..<32).map { UInt8($0 * 7 + 1) })
    private let id: PatientText = "visit-1"
    private let at = "2026-11-28T09:30:00+03:00"
    private let person: PatientText = "Nurse Achieng"

    private func path(_ name: String) throws -> String {
        try FileManager.default.createDirectory(at: Fixture.scratch, withIntermediateDirectories: true)
        return Fixture.scratch.appendingPathComponent(name + ".db").path
    }

    private func put(_ store: VisitStore, _ encounter: Encounter) async throws {
        let triage = try await Engine.rulesOnly().triage(encounter)
        try store.putVisit(id: id, at: at, encounter: encounter, triage: PatientText(triageToJson(triage: triage)))
    }

    func testWhatWasPutInIsThereAfterTheStoreIsOpenedAgain() async throws {
        let path = try path("again")
        var store: VisitStore? = try VisitStore.create(path: path, key: key)
        try await put(XCTUnwrap(store), Fixture.encounter)
        try store?.addNote(id: id, note: VisitNote(at: at, by: person, text: "Oxygen given."))
        store = nil
        let opened = try VisitStore.open(path: path, key: key)
        XCTAssertEqual(try opened.find(find: FindVisits()).lines.map(\.acuity), [.red])
        let visit = try opened.visit(id: id)
        XCTAssertEqual(visit.notes.first?.text, "Oxygen given.")
        var shown = "\(visit)"
        dump(visit, to: &shown)
        XCTAssertFalse(shown.contains("Oxygen") || shown.contains("Achieng"))
    }

    func testALowerColourNeedsANameAndAReasonAndTheTriageStays() async throws {
        let store = try VisitStore.create(path: path("override"), key: key)
        try await put(store, Fixture.encounter)
        let id = id
        let incomplete = [
            Override(at: at, by: " ", reason: "seen", acuity: .yellow), Override(at: at, by: person, reason: " ", acuity: .yellow),
        ]
        for decided in incomplete {
            let error = try await refused(StoreError.self) { try store.overrideTriage(id: id, decided: decided) }
            guard case .BadField = error else { return XCTFail("\(error)") }
        }
        try store.overrideTriage(id: id, decided: Override(at: at, by: person, reason: "pulse counted again: 96", acuity: .yellow))
        let line = try XCTUnwrap(store.find(find: FindVisits(acuity: [.yellow])).lines.first)
        XCTAssertEqual(line.acuityByTriage, .red)
    }

    func testAVisitWithAnOpenReviewIsNotClosedWithoutAReason() async throws {
        let encounter = Fixture.with(Fixture.encounter) {
            $0.narrative = nil
            $0.vitals = Vitals(
                heartRatePerMinute: 118, respiratoryRatePerMinute: 26, temperatureCelsius: 38.9, spo2Percent: 93, systolicMmhg: 104, diastolicMmhg: 64)
        }
        let store = try VisitStore.create(path: path("review"), key: key)
        try await put(store, encounter)
        XCTAssertEqual(try store.find(find: FindVisits(state: .reviewOpen)).lines.count, 1)
        let (id, at) = (id, at)
        let open = try await refused(StoreError.self) { try store.closeVisit(id: id, at: at) }
        guard case .ReviewOpen = open else { return XCTFail("\(open)") }
        let silent = Resolution(at: at, by: person, reason: "")
        let unexplained = try await refused(StoreError.self) { try store.resolveReview(id: id, resolved: silent) }
        guard case .BadField = unexplained else { return XCTFail("\(unexplained)") }
        try store.resolveReview(id: id, resolved: Resolution(at: at, by: person, reason: "seen, treated"))
        try store.closeVisit(id: id, at: at)
        XCTAssertTrue(try store.find(find: FindVisits(state: .notClosed)).lines.isEmpty)
    }

    func testAnotherKeyIsAnErrorAndAWipedStoreIsGone() async throws {
        let path = try path("wiped")
        let store = try VisitStore.create(path: path, key: key)
        try await put(store, Fixture.encounter)
        let other = Data(repeating: 9, count: 32)
        let error = try await refused(StoreError.self) { _ = try VisitStore.open(path: path, key: other) }
        guard case .WrongKey = error else { return XCTFail("\(error)") }
        XCTAssertFalse(weekPage(week: try store.week(period: "2026W48", offset: "+03:00")).contains("visit-1"))
        try store.wipe()
        let gone = try await refused(StoreError.self) { _ = try store.find(find: FindVisits()) }
        guard case .Missing = gone else { return XCTFail("\(gone)") }
    }

    func testAHandOverIsReadByAnotherPhoneAndNotBelievedWhenChanged() async throws {
        let triage = try await Engine.rulesOnly().triage(Fixture.encounter)
        let message = try writeHandover(encounter: Fixture.encounter, triage: triage, issued: at, validHours: 24, key: key, label: "bed 4")
        let posts = [TrustedPost(name: "Kibera post", key: try postPublicKey(key: key))]
        let read = try readHandover(text: message.text.text, trusted: posts, now: at)
        XCTAssertEqual(handoverAcuity(handover: read), .red)
        XCTAssertEqual(read.replayed.agreement, .same)
        XCTAssertEqual(read.label, "bed 4")
        let at = at
        let unknown = try await refused(HandoverReadError.self) {
            _ = try readHandover(text: message.text.text, trusted: [], now: at)
        }
        guard case .UnknownKey = unknown else { return XCTFail("\(unknown)") }
        let changed = String(message.text.text.dropLast(12)) + "AAAABBBBCCCC"
        _ = try await refused(HandoverReadError.self) { _ = try readHandover(text: changed, trusted: posts, now: at) }
    }
}
