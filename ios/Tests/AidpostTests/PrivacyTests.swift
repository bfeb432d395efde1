import Aidpost
import XCTest

final class PrivacyTests: XCTestCase {
    private let patient = Fixture.with(Fixture.encounter) {
        $0.id = PatientText(Fixture.canary)
        $0.narrative = PatientText("\(Fixture.canary) fell from a tree.\n\(Fixture.canary) cannot be woken.")
        $0.photos = [Photo(path: PatientText("/\(Fixture.canary).jpg"), kind: .wound)]
    }

    func testNothingPrintsPatientTextByAccident() async throws {
        let engine = try await Fixture.engine()
        var shown = "\(patient)"
        dump(patient, to: &shown)
        for try await event in engine.triageEvents(patient) {
            shown += "\(event)"
            dump(event, to: &shown)
        }
        dump(try await engine.soap(patient), to: &shown)
        XCTAssertFalse(shown.contains(Fixture.canary))
        XCTAssertTrue(shown.contains("characters withheld"))
    }

    func testTheLogTellsOfTheModelAndNotOfThePatient() async throws {
        let log = Task {
            var lines: [String] = []
            while !Task.isCancelled, let line = await nextLogLine() { lines.append(line.message) }
            return lines
        }
        let engine = try await Fixture.engine()
        _ = try await engine.triage(patient)
        log.cancel()
        // One more line, for whoever still waits for the next.
        _ = try await Fixture.engine()
        let lines = await log.value
        XCTAssertTrue(lines.contains { $0.contains("llama") || $0.contains("model") }, "the log is on: \(lines)")
        XCTAssertFalse(lines.contains { $0.contains(Fixture.canary) })
    }

    func testNoErrorQuotesWhatItRefuses() async throws {
        let bad: [(inout Encounter) -> Void] = [
            { $0.vitals.spo2Percent = 200 },
            { $0.id = PatientText(String(repeating: Fixture.canary, count: 20)) },
            { $0.language = PatientText("\(Fixture.canary) \(Fixture.canary)") },
            { $0.narrative = PatientText(String(repeating: Fixture.canary, count: 2_000)) },
        ]
        for change in bad {
            let encounter = Fixture.with(patient, change)
            let error = try await refused(EngineError.self) { _ = try await Engine.rulesOnly().triage(encounter) }
            XCTAssertFalse("\(error) \(error.localizedDescription)".contains(Fixture.canary))
        }
        let error = try await refused(EngineError.self) { _ = try encounterFromJson(json: "{\"\(Fixture.canary)\": 1}") }
        XCTAssertFalse("\(error)".contains(Fixture.canary))
    }
}
