import Aidpost
import XCTest

/// One test a variant. `OutOfMemory` is not provoked: it needs a machine without memory.
final class ErrorsTests: XCTestCase {
    private func refusedByEngine(_ work: () async throws -> Void) async throws -> EngineError {
        try await refused(EngineError.self, work)
    }

    func testAnImpossibleValueNamesItsFieldAndRange() async throws {
        let impossible = Fixture.with(Fixture.encounter) { $0.vitals.heartRatePerMinute = 700 }
        let error = try await refusedByEngine { _ = try await Engine.rulesOnly().triage(impossible) }
        guard case .Input(let field, let code, let reason) = error else { return XCTFail("\(error)") }
        XCTAssertEqual(field, "vitals.heart_rate_per_minute")
        XCTAssertEqual(code, "out_of_range")
        XCTAssertTrue(reason.contains("0 to 350"))
    }

    func testAStoryThatDoesNotFitSaysByHowMuch() async throws {
        let engine = try await Fixture.engine()
        let long = Fixture.with(Fixture.encounter) { $0.narrative = PatientText(String(repeating: "ß ", count: 9_999)) }
        let error = try await refusedByEngine { _ = try await engine.soap(long) }
        guard case .TooLong(let over, _) = error else { return XCTFail("\(error)") }
        XCTAssertGreaterThan(over, 0)
    }

    func testATaskWithoutAModelSaysSo() async throws {
        let error = try await refusedByEngine { _ = try await Engine.rulesOnly().soap(Fixture.encounter) }
        guard case .NoModel = error else { return XCTFail("\(error)") }
    }

    func testPromptsThatAreNotThereAreNamed() async throws {
        let pack = try await Fixture.pack()
        let options = EngineOptions(prompts: "/no-such-prompts")
        let error = try await refusedByEngine {
            _ = try await withCall { try await Engine.open(pack: pack, options: options, call: $0) }
        }
        guard case .Failed(let reason) = error else { return XCTFail("\(error)") }
        XCTAssertTrue(reason.contains("/no-such-prompts"))
    }

    func testACancelledCallSaysSo() async throws {
        let engine = try await Fixture.engine()
        let call = Call(timeout: nil)
        call.cancel()
        let error = try await refusedByEngine { _ = try await engine.soap(encounter: Fixture.encounter, call: call) }
        guard case .Cancelled = error else { return XCTFail("\(error)") }
    }

    func testAnEngineThatWasReleasedSaysSo() async throws {
        let engine = try await Fixture.engine()
        await engine.release()
        let error = try await refusedByEngine { _ = try await engine.triage(Fixture.encounter) }
        guard case .Released = error else { return XCTFail("\(error)") }
    }

    func testWhatIsNoPackOrNoLongerWholeIsRefusedEachByItsOwnName() async throws {
        let nowhere = Fixture.scratch.appendingPathComponent("nowhere").path
        let none = try await refused(VerifyError.self) { _ = try await withCall { try await Pack.verify(dir: nowhere, call: $0) } }
        guard case .NoPack = none else { return XCTFail("\(none)") }

        let cache = Fixture.scratch.appendingPathComponent("spoiled")
        _ = try await withCall { try await Pack.builtIn(cache: cache.path, call: $0) }
        let dir = try FileManager.default.contentsOfDirectory(at: cache, includingPropertiesForKeys: nil)[0]
        let file = dir.appendingPathComponent(try await Fixture.pack().manifest().text.file)
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count - 1] ^= 1
        try bytes.write(to: file)
        let changed = try await refused(VerifyError.self) { _ = try await withCall { try await Pack.verify(dir: dir.path, call: $0) } }
        guard case .Hash = changed else { return XCTFail("\(changed)") }
    }

    func testNothingIsFetchedBeforeItsTermsAreAccepted() async throws {
        let entry = catalogue()[0]
        var others = try XCTUnwrap(terms(licence: entry.licence))
        others.licence = "another"
        let terms = others
        let store = PackStore(root: Fixture.scratch.appendingPathComponent("fetched").path)
        let error = try await refused(FetchError.self) {
            _ = try await withCall { try await store.fetch(entry: entry, accepted: terms, token: nil, call: $0) }
        }
        guard case .NotAccepted = error else { return XCTFail("\(error)") }
    }
}
