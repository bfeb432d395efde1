import Aidpost
import Foundation
import XCTest

/// One test a variant.
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
        let error = try await refusedByEngine { _ = try await Engine.open(pack, options: options) }
        guard case .Failed(let reason) = error else { return XCTFail("\(error)") }
        XCTAssertTrue(reason.contains("/no-such-prompts"))
    }

    func testAnAdapterThatThePackDoesNotHaveIsNamed() async throws {
        let pack = try await Fixture.pack()
        let options = EngineOptions(adapter: "no-such-adapter")
        let error = try await refusedByEngine { _ = try await Engine.open(pack, options: options) }
        guard case .NoModel(let reason) = error else { return XCTFail("\(error)") }
        XCTAssertTrue(reason.contains("no-such-adapter"))
    }

    func testWorkThatNeverAsksTheEngineOrFailsBeforeEndsItsCall() async throws {
        struct Before: Error {}
        let five = try await withCall { _ in 5 }
        XCTAssertEqual(five, 5)
        do {
            _ = try await withCall { _ -> Int in throw Before() }
            XCTFail("it was not told")
        } catch is Before {}
    }

    func testACancelledCallSaysSo() async throws {
        let engine = try await Fixture.engine()
        let call = EngineCall()
        call.cancel()
        let error = try await refusedByEngine { _ = try await engine.perform(encounter: Fixture.encounter, task: .soap, call: call) }
        guard case .Cancelled = error else { return XCTFail("\(error)") }
    }

    func testAnEngineThatWasReleasedSaysSo() async throws {
        let engine = try await Fixture.engine()
        await engine.release()
        let error = try await refusedByEngine { _ = try await engine.triage(Fixture.encounter) }
        guard case .Released = error else { return XCTFail("\(error)") }
    }

    #if os(Linux)
        func testASystemThatGivesNoMemoryIsSaidToAndTheEngineGoesOnWhenItDoes() async throws {
            let engine = try await Fixture.engine()
            _ = try await engine.triage(Fixture.encounter)
            try await withLittleMemory {
                let noted = try await refusedByEngine { _ = try await engine.soap(Fixture.encounter) }
                guard case .OutOfMemory = noted else { return XCTFail("\(noted)") }
                let triage = try await engine.triage(Fixture.encounter)
                XCTAssertEqual(triage.model.status, .failed)
                XCTAssertEqual(triage.acuity, .red)
                let opened = try await refusedByEngine { _ = try await Fixture.engine() }
                guard case .OutOfMemory = opened else { return XCTFail("\(opened)") }
            }
            let triage = try await engine.triage(Fixture.encounter)
            XCTAssertEqual(triage.model.status, .answered)
        }

        /// Does `work` while this process has no memory in large pieces: what its heap holds of them is taken, and the system gives 48 MiB
        /// more, for threads and small pieces. Each step of a model asks for 64 MiB beyond what it needs.
        private func withLittleMemory(_ work: () async throws -> Void) async throws {
            let space = __rlimit_resource_t(RLIMIT_AS.rawValue)
            var before = rlimit()
            XCTAssertEqual(getrlimit(space, &before), 0)
            func leave(_ bytes: Int) throws {
                var little = before
                little.rlim_cur = rlim_t(try Fixture.kilobytes("VmSize") * 1024 + bytes)
                XCTAssertEqual(setrlimit(space, &little), 0)
            }
            try leave(24 << 20)
            var taken: [UnsafeMutableRawPointer] = []
            while let block = malloc(32 << 20) { taken.append(block) }
            try leave(48 << 20)
            defer {
                setrlimit(space, &before)
                for block in taken { free(block) }
            }
            try await work()
        }
    #endif

    func testWhatIsNoPackOrNoLongerWholeIsRefusedEachByItsOwnName() async throws {
        let nowhere = Fixture.scratch.appendingPathComponent("nowhere").path
        let none = try await refused(PackError.self) { _ = try await PackSource.folder(dir: nowhere, trustedKeys: []).open() }
        guard case .NoPack = none else { return XCTFail("\(none)") }

        let cache = Fixture.scratch.appendingPathComponent("spoiled")
        _ = try await PackSource.builtIn(cache: cache.path).open()
        let dir = try FileManager.default.contentsOfDirectory(at: cache, includingPropertiesForKeys: nil)[0]
        let file = dir.appendingPathComponent(try await Fixture.pack().manifest().text.file)
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count - 1] ^= 1
        try bytes.write(to: file)
        let changed = try await refused(PackError.self) { _ = try await PackSource.folder(dir: dir.path, trustedKeys: []).open() }
        guard case .Damaged(let reason) = changed else { return XCTFail("\(changed)") }
        XCTAssertTrue(reason.contains("sha256"), reason)
    }

    func testAnImportedPackIsVerifiedOpenedByItsNameAndRemoved() async throws {
        let cache = Fixture.scratch.appendingPathComponent("card")
        _ = try await PackSource.builtIn(cache: cache.path).open()
        let card = try FileManager.default.contentsOfDirectory(at: cache, includingPropertiesForKeys: nil)[0].path
        let store = Fixture.scratch.appendingPathComponent("packs").path
        let imported = try await PackSource.import(from: card, store: store, accepted: nil, replace: false, trustedKeys: []).open()
        let id = imported.manifest().id
        XCTAssertEqual(try storedPacks(store: store), [id])
        let opened = try await PackSource.stored(store: store, id: id, mode: .sealed, trustedKeys: []).open()
        XCTAssertEqual(opened.manifest(), imported.manifest())
        XCTAssertGreaterThan(try removePack(store: store, id: id), 1_000_000)
        XCTAssertEqual(try storedPacks(store: store), [])
    }

    func testNothingIsFetchedBeforeItsTermsAreAccepted() async throws {
        let entry = catalogue()[0]
        var others = try XCTUnwrap(terms(licence: entry.licence))
        others.licence = "another"
        let store = Fixture.scratch.appendingPathComponent("fetched").path
        let fetch = PackSource.fetch(entry: entry, store: store, accepted: others, token: nil, replace: false)
        let error = try await refused(PackError.self) { _ = try await fetch.open() }
        guard case .NotAccepted(let licence, _) = error else { return XCTFail("\(error)") }
        XCTAssertEqual(licence, entry.licence)
    }
}
