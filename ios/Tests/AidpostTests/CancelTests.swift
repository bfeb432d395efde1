import Aidpost
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
        let call = Call()
        async let told: Void = {
            while let event = await call.next() { if case .progress(.image) = event { call.cancel() } }
        }()
        // Eight of them: at least one is left when the cancel arrives.
        let error = try await refused(EngineError.self) {
            _ = try await engine.look(images: Array(repeating: image, count: 8), id: nil, call: call)
        }
        await told
        guard case .Cancelled = error else { return XCTFail("\(error)") }
        // The engine is free for the next.
        _ = try await engine.look([image]).describe()
    }

    func testACancelWhileTheReplyIsWrittenLeavesTheRulesAnswer() async throws {
        try await cancelled { event in
            if case .progress(.reply) = event { true } else { false }
        }
    }

    private func cancelled(at phase: @escaping @Sendable (Event) -> Bool) async throws {
        let engine = try await Fixture.engine()
        let call = Call()
        async let told: Void = {
            while let event = await call.next() { if phase(event) { call.cancel() } }
        }()
        let triage = try await engine.triage(encounter: Fixture.longEncounter, call: call)
        await told
        XCTAssertEqual(triage.model.status, .cancelled)
        XCTAssertEqual(triage.acuity, .red)
        XCTAssertEqual(triage.model.signs, [])
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

    func testTimeThatIsOverLeavesTheRulesAnswerAndATaskWithoutOne() async throws {
        let engine = try await Fixture.engine()
        let triage = try await engine.triage(Fixture.longEncounter, timeout: 0.001)
        XCTAssertEqual(triage.model.status, .timedOut)
        XCTAssertEqual(triage.acuity, .red)
        let error = try await refused(EngineError.self) { _ = try await engine.soap(Fixture.longEncounter, timeout: 0.001) }
        guard case .TimedOut = error else { return XCTFail("\(error)") }
    }
}
