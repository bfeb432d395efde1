import Aidpost
import FoundationModels
import Foundation
import XCTest

@testable import AidpostFoundationModels

/// The adapter against the stand-in: what is asked comes from the real engine, and what cannot be asked is refused.
final class RecordModelTests: XCTestCase {
    private static let cache = FileManager.default.temporaryDirectory.appendingPathComponent("record-\(UUID().uuidString)")
    private static let encounter = Encounter(
        id: "7", age: .years(34), sex: .female, pregnancy: .unknown, vitals: Vitals(heartRatePerMinute: 160),
        narrative: "She fell this morning and was confused.")

    private let engine = ReloadingEngine { try await Engine.open(PackSource.builtIn(cache: RecordModelTests.cache.path).open()) }
    private var model: RecordLanguageModel { RecordLanguageModel(engine: engine, encounter: Self.encounter) }

    private func prompt(_ words: String) -> Transcript.Entry { .prompt(.init([.text(.init(content: words))])) }

    private func respond(_ entries: [Transcript.Entry]) async throws -> [LanguageModelExecutorGenerationChannel.Response.Action] {
        let (stream, sent) = AsyncStream.makeStream(of: LanguageModelExecutorGenerationChannel.Response.Action.self)
        let executor = RecordExecutor(configuration: model.executorConfiguration)
        try await executor.respond(to: .init(Transcript(entries: entries)), model: model, streamingInto: .init { sent.yield($0.response) })
        sent.finish()
        return await stream.reduce(into: []) { $0.append($1) }
    }

    func testASessionIsAnsweredFromTheRecordAsTheEngineAnswers() async throws {
        let question = "What is the heart rate?"
        let answer = try await engine.withEngine { try await $0.ask(Self.encounter, question) }
        try XCTSkipIf(answer.status == .noAnswer, "the demonstration pack gave no whole answer")
        // An earlier turn changes nothing: each question stands for itself.
        let sent = try await respond([prompt("Is she awake?"), .response(.init()), prompt(question)])
        XCTAssertEqual(sent.count, 1)
        let text = try XCTUnwrap(sent.first?.text)
        XCTAssertTrue(text.contains(answer.text?.text ?? "The record does not say."), text)
        XCTAssertTrue(text.contains(answer.limits))
        XCTAssertTrue(text.contains("NOT FOR CLINICAL USE"))
        for source in answer.sources {
            if case .field(let field, let value) = source { XCTAssertTrue(text.contains("\(field), \(value)")) }
        }
        XCTAssertGreaterThan(try XCTUnwrap(sent.first?.tokenCount), 0)
    }

    func testWhatTheModelDoesNotReadIsRefused() async throws {
        let picture = Transcript.Entry.prompt(.init([.text(.init(content: "What is this?")), .attachment(.init())]))
        for entries in [[.instructions(.init()), prompt("Is she awake?")], [picture], []] as [[Transcript.Entry]] {
            do {
                _ = try await respond(entries)
                XCTFail("was not refused")
            } catch LanguageModelError.unsupportedTranscriptContent(let what) {
                XCTAssertEqual(what.unsupportedContent.count, min(entries.count, 1))
            }
        }
    }

    func testPrewarmingOpensTheModel() async throws {
        RecordExecutor(configuration: model.executorConfiguration).prewarm(model: model, transcript: Transcript())
        let end = Date().addingTimeInterval(60)
        while await !engine.isLoaded, Date() < end { try await Task.sleep(for: .milliseconds(10)) }
        let isLoaded = await engine.isLoaded
        XCTAssertTrue(isLoaded)
        await engine.release()
    }
}
