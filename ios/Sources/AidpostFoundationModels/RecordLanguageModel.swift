// One encounter's record behind a session of Apple's Foundation Models, iOS 27. Compiled on Linux against a stand-in alone: see ../../README.md.
// Version 2 of the framework is the SDK of iOS 27; the one before it has no protocol for models of others.
#if canImport(FoundationModels, _version: 2)
    import Aidpost
    import Foundation
    import FoundationModels

    /// Answers what a `LanguageModelSession` is asked from one encounter's record alone, as `Engine.ask` does: with its sources, and by the
    /// library's own prompt and grammar. It is no model for any prompt. Each question stands for itself: earlier turns are not read. A session
    /// with instructions or pictures is refused, and the framework refuses tools and schemas, since no capability is claimed.
    ///
    /// The session's transcript holds questions and answers as plain text, which prints itself: end the session with the encounter.
    @available(iOS 27.0, macOS 27.0, visionOS 27.0, *)
    public struct RecordLanguageModel: LanguageModel {
        public typealias Executor = RecordExecutor

        let engine: ReloadingEngine
        let encounter: Encounter

        public init(engine: ReloadingEngine, encounter: Encounter) {
            (self.engine, self.encounter) = (engine, encounter)
        }

        public var capabilities: LanguageModelCapabilities { LanguageModelCapabilities([]) }

        public var executorConfiguration: RecordExecutor.Configuration { RecordExecutor.Configuration() }

        /// The reply was cut or not in the form: whether the record holds it is not known. Ask again.
        public struct NoAnswer: Error {}

        /// The answer as text, with its sources, its limits and the tokens that the model wrote.
        func answer(_ question: String) async throws -> (text: String, tokens: Int) {
            let written = Written()
            let answer = try await engine.withEngine { engine in
                try await engine.ask(encounter, question) { event in
                    if case .progress(.reply(let done, _)) = event { written.set(Int(done)) }
                }
            }
            var lines: [String] = []
            switch answer.status {
            case .answered: lines.append(answer.text?.text ?? "")
            case .notInRecord: lines.append("The record does not say.")
            case .noAnswer: throw NoAnswer()
            }
            lines += answer.sources.map { source in
                switch source {
                case .narrative(let quote): "Told: “\(quote.text.text)”"
                case .field(let field, let value): "Entered: \(field), \(value)"
                }
            }
            lines.append(answer.limits)
            if answer.about.provenance.notForClinicalUse { lines.append("NOT FOR CLINICAL USE: the model is a demonstration and knows no medicine.") }
            return (lines.joined(separator: "\n"), written.get())
        }
    }

    @available(iOS 27.0, macOS 27.0, visionOS 27.0, *)
    public struct RecordExecutor: LanguageModelExecutor {
        public typealias Model = RecordLanguageModel

        /// Nothing: the engine and the encounter come with the model of each request.
        public struct Configuration: Hashable, Sendable {}

        public init(configuration: Configuration) {}

        /// Opens the model ahead of the first question. Where it cannot be opened, the question says so.
        public func prewarm(model: RecordLanguageModel, transcript: Transcript) {
            Task { try? await model.engine.withEngine { _ in } }
        }

        #if compiler(>=6.2)
            public nonisolated(nonsending) func respond(
                to request: LanguageModelExecutorGenerationRequest, model: RecordLanguageModel,
                streamingInto channel: LanguageModelExecutorGenerationChannel
            ) async throws {
                let answer = try await model.answer(Self.question(request.transcript))
                await channel.send(.response(action: .appendText(answer.text, tokenCount: answer.tokens)))
            }
        #else
            public func respond(
                to request: LanguageModelExecutorGenerationRequest, model: RecordLanguageModel,
                streamingInto channel: LanguageModelExecutorGenerationChannel
            ) async throws {
                let answer = try await model.answer(Self.question(request.transcript))
                await channel.send(.response(action: .appendText(answer.text, tokenCount: answer.tokens)))
            }
        #endif

        /// The text of the last prompt; what this model does not read is refused, and never passed over.
        static func question(_ transcript: Transcript) throws -> String {
            var asked: Transcript.Prompt?
            for entry in transcript {
                switch entry {
                case .prompt(let prompt): asked = prompt
                case .response: continue
                default: throw refused(entry, "only questions are read: no instructions, no tools")
                }
            }
            guard let asked else { throw refused(nil, "nothing was asked") }
            return try asked.segments.map { segment in
                guard case .text(let text) = segment else { throw refused(.prompt(asked), "only text is read") }
                return text.content
            }.joined(separator: "\n")
        }

        private static func refused(_ entry: Transcript.Entry?, _ why: String) -> LanguageModelError {
            .unsupportedTranscriptContent(.init(unsupportedContent: entry.map { [$0] } ?? [], debugDescription: why))
        }
    }

    /// How many tokens were written so far, told from the call's own task.
    private final class Written: @unchecked Sendable {
        private let lock = NSLock()
        private var tokens = 0

        func set(_ count: Int) { lock.withLock { tokens = count } }

        func get() -> Int { lock.withLock { tokens } }
    }
#endif
