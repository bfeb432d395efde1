import Aidpost
import Foundation
import XCTest

final class PrefixTests: XCTestCase {
    /// A triage by an engine opened for it; and how much of the prompt was there at the first tiding. What is restored is there at once.
    private func opened(_ options: EngineOptions = EngineOptions()) async throws -> (triage: Triage, tokens: UInt64) {
        let engine = try await Engine.open(Fixture.pack(), options: options)
        var (tokens, triage): (UInt64?, Triage?) = (nil, nil)
        for try await event in engine.triageEvents(Fixture.encounter) {
            if case .progress(.prompt(let done, _)) = event { tokens = tokens ?? done }
            if case .done(let result) = event { triage = result }
        }
        return (try XCTUnwrap(triage), try XCTUnwrap(tokens))
    }

    private func files(_ folder: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    }

    func testWhatWasReadBeforeThePatientsPartIsThereAtTheNextOpeningAndReadAnewWhereTheFileIsSpoiled() async throws {
        let folder = Fixture.scratch.appendingPathComponent("prefixes")
        let options = EngineOptions(prefixes: .folder(path: folder.path))
        let first = try await opened(options)
        let file = try XCTUnwrap(files(folder).first)
        let whole = try Data(contentsOf: file)
        let second = try await opened(options)
        XCTAssertGreaterThan(second.tokens, first.tokens)
        XCTAssertEqual(second.triage, first.triage)
        var flipped = whole
        flipped[whole.count / 2] ^= 1
        for spoiled in [flipped, whole.prefix(whole.count / 2), Data()] {
            try spoiled.write(to: file)
            let anew = try await opened(options)
            XCTAssertEqual(anew.tokens, first.tokens)
            XCTAssertEqual(anew.triage, first.triage)
            XCTAssertEqual(try Data(contentsOf: file), whole)
        }
        XCTAssertEqual(try files(folder), [file])
    }

    func testTheyAreAmongTheAppsCachesUnlessTheAppSaysOtherwise() async throws {
        guard case .folder(let path) = Prefixes.inCaches else { return XCTFail("no folder for caches") }
        let caches = URL(fileURLWithPath: path)
        try? FileManager.default.removeItem(at: caches)
        let nowhere = try await opened(EngineOptions(prefixes: .nowhere))
        XCTAssertFalse(FileManager.default.fileExists(atPath: path))
        let first = try await opened()
        XCTAssertEqual(try files(caches).count, 1)
        let second = try await opened()
        XCTAssertEqual(nowhere.tokens, first.tokens)
        XCTAssertGreaterThan(second.tokens, first.tokens)
    }
}
