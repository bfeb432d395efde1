import Aidpost
import Foundation
import XCTest

final class TriageTests: XCTestCase {
    func testTheRulesAnswerFirstTheSignsComeWhileTheModelReadsTheTriageComesLast() async throws {
        let engine = try await Fixture.engine()
        var events: [Event] = []
        for try await event in engine.triageEvents(Fixture.encounter) { events.append(event) }

        guard case .rulesReady(let outcome) = events.first, case .done(let triage) = events.last else {
            return XCTFail("\(events)")
        }
        XCTAssertEqual(outcome.acuity, .red)
        XCTAssertEqual(outcome.assessment.findings.first?.basis, ["vitals.heart_rate_per_minute = 160"])
        XCTAssertEqual(triage.acuity, .red)
        XCTAssertEqual(triage.model.status, .answered)
        var told: [Sign: SignRead] = [:]
        var progress = 0
        for event in events.dropFirst().dropLast() {
            switch event {
            case .signRead(let sign): told[sign.sign] = sign
            case .progress: progress += 1
            default: XCTFail("\(event) between the first and the last")
            }
        }
        XCTAssertGreaterThan(progress, 0)
        XCTAssertEqual(Set(told.values), Set(triage.reading.signs))
        for sign in triage.reading.signs {
            XCTAssertTrue(Fixture.encounter.narrative!.text.contains(sign.evidence.text))
        }
    }

    func testWithoutAModelTheRulesAnswerAtOnceAndAlone() async throws {
        var names: [String] = []
        for try await event in Engine.rulesOnly().triageEvents(Fixture.encounter) {
            if case .rulesReady = event { names.append("rulesReady") }
            if case .done(let triage) = event {
                names.append("done")
                XCTAssertEqual(triage.model.status, .notLoaded)
                XCTAssertEqual(triage.id, "7")
                XCTAssertTrue(triage.reading.signs.allSatisfy { $0.readBy == .lexicon })
            }
        }
        XCTAssertEqual(names, ["rulesReady", "done"])
    }

    func testWordsAreSuggestedWhileTheAccountIsWritten() async throws {
        var told = Fixture.encounter
        told.narrative = "He has a headache. Temp 39.2"
        let suggestions = await told.suggestions()
        XCTAssertEqual(suggestions.signs.map(\.evidence), ["headache", "Temp 39.2"])
        XCTAssertEqual(suggestions.values.map(\.value), [39.2])
    }

    func testResultsGoThroughJSONAndBack() async throws {
        let triage = try await Engine.rulesOnly().triage(Fixture.encounter)
        let data = try JSONEncoder().encode(triage)
        XCTAssertEqual(try JSONDecoder().decode(Triage.self, from: data), triage)
        XCTAssertTrue(triage.toJson().hasPrefix("{\"schema\":\"aidpost.triage/2\""))
    }

    func testTheTasksAnswerWithWhatTheyRestOn() async throws {
        let engine = try await Fixture.engine()
        let note = try await engine.soap(Fixture.encounter)
        XCTAssertTrue(note.objective.contains { $0.text.text.hasPrefix("heart rate: 160") })
        let history = try await engine.history(Fixture.encounter)
        for item in history.problems.items + history.medicines.items {
            XCTAssertTrue(Fixture.encounter.narrative!.text.contains(item.evidence.text.text))
        }
        let answer = try await engine.ask(Fixture.encounter, "How long has she been ill?")
        XCTAssertTrue(answer.text == nil || !answer.sources.isEmpty)
    }

    func testTheReadmesQuickStartShowsTheRulesAnswerFirstAndTheTriageLast() async throws {
        var shown: [String] = []
        try await quickStart(cache: Fixture.scratch.appendingPathComponent("cache").path) { shown.append($0) }
        XCTAssertEqual(shown.first, "by the rules: red")
        XCTAssertEqual(shown.last, "in all: red")
    }
}
