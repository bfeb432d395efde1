import Aidpost
import Foundation
import XCTest

final class CancelTests: XCTestCase {
    func testACancelWhileTheModelIsLoadedGivesNoEngine() async throws {
        let pack = try await Fixture.pack()
        let opening = Task { try await Engine.open(pack) }
        opening.cancel()
        _ = try await refused(CancellationError.self) { _ = try await opening.value }
    }

    func testACancelWhileThePromptIsReadLeavesTheRulesAnswer() async throws {
        try await cancelled { event in
            if case .progress(.prompt) = event { true } else { false }
        }
    }

    func testACancelWhileAnImageIsEncodedEndsTheLook() async throws {
        let engine = try await Engine.open(Fixture.pack(), options: EngineOptions(imageInterpretation: .on))
        let image = try prepareImage(file: Fixture.photo()).shows(.skin)
        let call = EngineCall()
        async let told: Void = {
            while let event = await call.next() { if case .progress(.image) = event { call.cancel() } }
        }()
        // Eight of them: at least one is left when the cancel arrives.
        let error = try await refused(EngineError.self) {
            _ = try await engine.openImages(images: Array(repeating: image, count: 8), id: nil, call: call)
        }
        await told
        guard case .Cancelled = error else { return XCTFail("\(error)") }
        // The engine is free for the next.
        _ = try await engine.openImages([image]).describe()
    }

    func testACancelWhileTheReplyIsWrittenLeavesTheRulesAnswer() async throws {
        try await cancelled { event in
            if case .progress(.reply) = event { true } else { false }
        }
    }

    private func cancelled(at phase: @escaping @Sendable (Event) -> Bool) async throws {
        let engine = try await Fixture.engine()
        let call = EngineCall()
        async let told: Void = {
            while let event = await call.next() { if phase(event) { call.cancel() } }
        }()
        let triage = try await engine.triage(encounter: Fixture.longEncounter, call: call)
        await told
        XCTAssertEqual(triage.model.status, .cancelled)
        XCTAssertEqual(triage.acuity, .red)
        // What the word list read needs no model, and stays.
        XCTAssertTrue(triage.reading.signs.allSatisfy { $0.readBy == .lexicon })
        // The engine is free for the next, and nothing of the cancelled call is left in it.
        let next = try await engine.triage(Fixture.encounter)
        XCTAssertEqual(next.model.status, .answered)
    }

    func testACancelledTaskCancelsTheEngineAndTheNextCallFindsItFree() async throws {
        let engine = try await Fixture.engine()
        for _ in 0..<20 {
            let task = Task { try await engine.soap(Fixture.longEncounter) }
            for try await event in engine.triageEvents(Fixture.longEncounter) {
                if case .progress = event { break }
            }
            task.cancel()
            _ = await task.result
        }
        let triage = try await engine.triage(Fixture.encounter)
        XCTAssertEqual(triage.model.status, .answered)
    }

    func testTheEngineCancelsTheCallThatRunsAndThoseThatWait() async throws {
        let engine = try await Fixture.engine()
        let begun = expectation(description: "the first has begun")
        let first = Task {
            var (last, told): (Event?, Bool) = (nil, false)
            for try await event in engine.triageEvents(Fixture.longEncounter) {
                if case .progress = event, !told {
                    told = true
                    begun.fulfill()
                }
                last = event
            }
            return last
        }
        await fulfillment(of: [begun], timeout: 60)
        let waiting = (0..<3).map { _ in Task { try await engine.triage(encounter: Fixture.longEncounter, call: EngineCall()) } }
        // Again and again: nothing says when a task has given its call to the engine.
        let cancelling = Task {
            while !Task.isCancelled {
                engine.cancel()
                try await Task.sleep(for: .milliseconds(5))
            }
        }
        guard case .done(let triage) = try await first.value else { return XCTFail("no triage") }
        XCTAssertEqual(triage.model.status, .cancelled)
        for task in waiting {
            let status = try await task.value.model.status
            XCTAssertEqual(status, .cancelled)
        }
        cancelling.cancel()
        _ = await cancelling.result
        let next = try await engine.triage(Fixture.encounter)
        XCTAssertEqual(next.model.status, .answered)
    }

    func testACancelledImportLeavesNoPack() async throws {
        let cache = Fixture.scratch.appendingPathComponent("cancelled-card")
        _ = try await PackSource.builtIn(cache: cache.path).open()
        let card = try FileManager.default.contentsOfDirectory(at: cache, includingPropertiesForKeys: nil)[0].path
        let store = Fixture.scratch.appendingPathComponent("cancelled-packs").path
        let call = EngineCall()
        call.cancel()
        let error = try await refused(PackError.self) {
            _ = try await openPack(source: .import(from: card, store: store, accepted: nil, replace: false, trustedKeys: []), call: call)
        }
        guard case .Cancelled = error else { return XCTFail("\(error)") }
        XCTAssertEqual(try storedPacks(store: store), [])
    }

    func testTimeThatIsOverLeavesTheRulesAnswerAndATaskWithoutOne() async throws {
        let engine = try await Fixture.engine()
        let triage = try await engine.triage(Fixture.longEncounter, timeout: 0.001)
        XCTAssertEqual(triage.model.status, .timedOut)
        XCTAssertEqual(triage.acuity, .red)
        let error = try await refused(EngineError.self) { _ = try await engine.soap(Fixture.longEncounter, timeout: 0.001) }
        guard case .TimedOut = error else { return XCTFail("\(error)") }
    }
}
