import Aidpost
import Foundation
import XCTest

final class AheadTests: XCTestCase {
    /// How much of the prompt was there at the first tiding of a triage.
    private func there(_ engine: Engine) async throws -> UInt64? {
        var first: UInt64?
        for try await event in engine.triageEvents(Fixture.encounter) {
            if case .progress(.prompt(let done, _)) = event { first = first ?? done }
        }
        return first
    }

    func testWhatWasReadWhileSomebodyTypedIsNotReadAgainAndTheTriageIsTheSame() async throws {
        let engine = try await Fixture.engine()
        let plain = try await engine.triage(Fixture.encounter)
        let whole = try XCTUnwrap(Fixture.encounter.narrative).text
        for count in [20, 50, whole.count] {
            let typed = Fixture.with(Fixture.encounter) { $0.narrative = PatientText(String(whole.prefix(count))) }
            let ahead = try await engine.readAhead(typed)
            XCTAssertEqual(ahead.read, ahead.total)
        }
        let triage = try await engine.triage(Fixture.encounter)
        XCTAssertEqual(triage, plain)
        let ahead = try await engine.readAhead(Fixture.encounter)
        let read = try await there(engine)
        XCTAssertEqual(read, ahead.total)
        try await engine.readAhead(Fixture.encounter)
        try await engine.forget()
        let anew = try await there(engine)
        XCTAssertLessThan(try XCTUnwrap(anew), ahead.total)
    }

    func testReadingAheadGivesWayToATriageThatComes() async throws {
        let engine = try await Fixture.engine()
        let call = EngineCall()
        let reading = Task { try await engine.readAhead(encounter: Fixture.longEncounter, call: call) }
        // It has begun.
        _ = await call.next()
        let triage = try await engine.triage(Fixture.encounter)
        let ahead = try await reading.value
        XCTAssertLessThan(ahead.read, ahead.total)
        let again = try await engine.triage(Fixture.encounter)
        XCTAssertEqual(triage, again)
    }

    func testAnImpossibleEncounterIsSaidAtOnce() async throws {
        let engine = try await Fixture.engine()
        let impossible = Fixture.with(Fixture.encounter) { $0.age = .years(131) }
        _ = try await refused(EngineError.self) { try await engine.readAhead(impossible) }
    }
}
