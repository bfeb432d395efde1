// A stand-in for the few declarations of Apple's FoundationModels (iOS 27) that the adapter uses, so that it is compiled and run on Linux. It
// declares only what Apple's SDK has, with the page of its documentation beside each declaration, and answers nothing by itself.
import Foundation

// developer.apple.com/documentation/foundationmodels/languagemodel
public protocol LanguageModel: Sendable {
    // developer.apple.com/documentation/foundationmodels/languagemodel/executor
    associatedtype Executor: LanguageModelExecutor where Self == Executor.Model
    // developer.apple.com/documentation/foundationmodels/languagemodel/capabilities
    var capabilities: LanguageModelCapabilities { get }
    // developer.apple.com/documentation/foundationmodels/languagemodel/executorconfiguration
    var executorConfiguration: Executor.Configuration { get }
}

// developer.apple.com/documentation/foundationmodels/languagemodelexecutor
public protocol LanguageModelExecutor: Sendable {
    // developer.apple.com/documentation/foundationmodels/languagemodelexecutor/configuration
    associatedtype Configuration: Hashable, Sendable
    // developer.apple.com/documentation/foundationmodels/languagemodelexecutor/model
    associatedtype Model: LanguageModel
    // developer.apple.com/documentation/foundationmodels/languagemodelexecutor/init(configuration:)
    init(configuration: Configuration) throws
    // developer.apple.com/documentation/foundationmodels/languagemodelexecutor/prewarm(model:transcript:)
    func prewarm(model: Model, transcript: Transcript)
    // developer.apple.com/documentation/foundationmodels/languagemodelexecutor/respond(to:model:streaminginto:), there nonisolated(nonsending)
    func respond(
        to request: LanguageModelExecutorGenerationRequest, model: Model, streamingInto channel: LanguageModelExecutorGenerationChannel
    ) async throws
}

// developer.apple.com/documentation/foundationmodels/languagemodelcapabilities
public struct LanguageModelCapabilities: Sendable {
    // developer.apple.com/documentation/foundationmodels/languagemodelcapabilities/capability
    public struct Capability: Sendable {
        // developer.apple.com/documentation/foundationmodels/languagemodelcapabilities/capability/guidedgeneration
        public static var guidedGeneration: Capability { Capability() }
    }

    let capabilities: [Capability]
    // developer.apple.com/documentation/foundationmodels/languagemodelcapabilities/init(_:)
    public init(_ capabilities: [Capability]) { self.capabilities = capabilities }
}

// developer.apple.com/documentation/foundationmodels/transcript
public struct Transcript: Sendable, RandomAccessCollection {
    // developer.apple.com/documentation/foundationmodels/transcript/entry
    public enum Entry: Sendable {
        case instructions(Instructions), prompt(Prompt), response(Response)
    }
    // developer.apple.com/documentation/foundationmodels/transcript/segment
    public enum Segment: Sendable {
        case text(TextSegment), attachment(AttachmentSegment)
    }
    // developer.apple.com/documentation/foundationmodels/transcript/attachmentsegment
    public struct AttachmentSegment: Sendable {
        // Not Apple's: a test needs one.
        public init() {}
    }
    // developer.apple.com/documentation/foundationmodels/transcript/textsegment
    public struct TextSegment: Sendable {
        // developer.apple.com/documentation/foundationmodels/transcript/textsegment/content
        public var content: String
        // developer.apple.com/documentation/foundationmodels/transcript/textsegment/init(id:content:)
        public init(id: String = "", content: String) { self.content = content }
    }
    // developer.apple.com/documentation/foundationmodels/transcript/instructions
    public struct Instructions: Sendable {
        // Not Apple's: a test needs one.
        public init() {}
    }
    // developer.apple.com/documentation/foundationmodels/transcript/prompt
    public struct Prompt: Sendable {
        // developer.apple.com/documentation/foundationmodels/transcript/prompt/segments
        public var segments: [Segment]
        // Not Apple's: a test needs one.
        public init(_ segments: [Segment]) { self.segments = segments }
    }
    // developer.apple.com/documentation/foundationmodels/transcript/response
    public struct Response: Sendable {
        // Not Apple's: a test needs one.
        public init() {}
    }

    private let entries: [Entry]
    // developer.apple.com/documentation/foundationmodels/transcript/init(entries:)
    public init(entries: some Sequence<Entry> = []) { self.entries = Array(entries) }
    // developer.apple.com/documentation/foundationmodels/transcript/startindex
    public var startIndex: Int { entries.startIndex }
    // developer.apple.com/documentation/foundationmodels/transcript/endindex
    public var endIndex: Int { entries.endIndex }
    // developer.apple.com/documentation/foundationmodels/transcript/subscript(_:)
    public subscript(index: Int) -> Entry { entries[index] }
}

// developer.apple.com/documentation/foundationmodels/languagemodelexecutorgenerationrequest
public struct LanguageModelExecutorGenerationRequest: Sendable {
    // developer.apple.com/documentation/foundationmodels/languagemodelexecutorgenerationrequest/transcript
    public var transcript: Transcript
    // Not Apple's: its own initializer takes more than a test needs.
    public init(_ transcript: Transcript) { self.transcript = transcript }
}

// developer.apple.com/documentation/foundationmodels/languagemodelexecutorgenerationchannel
public struct LanguageModelExecutorGenerationChannel: Sendable {
    // developer.apple.com/documentation/foundationmodels/languagemodelexecutorgenerationchannel/event
    public struct Event: Sendable {
        // Not Apple's: what a test sees of it.
        public let response: Response.Action
        // developer.apple.com/documentation/foundationmodels/languagemodelexecutorgenerationchannel/event/response(entryid:action:)
        public static func response(entryID: String? = nil, action: Response.Action) -> Event { Event(response: action) }
    }
    // developer.apple.com/documentation/foundationmodels/languagemodelexecutorgenerationchannel/response
    public struct Response: Sendable {
        // developer.apple.com/documentation/foundationmodels/languagemodelexecutorgenerationchannel/response/action-swift.struct
        public struct Action: Sendable {
            // Not Apple's: what a test sees of it.
            public let text: String, tokenCount: Int
            // developer.apple.com/documentation/foundationmodels/languagemodelexecutorgenerationchannel/response/action-swift.struct/appendtext(_:segmentid:tokencount:)
            public static func appendText(_ text: String, segmentID: String? = nil, tokenCount: Int) -> Action {
                Action(text: text, tokenCount: tokenCount)
            }
        }
    }

    private let onEvent: @Sendable (Event) -> Void
    // Not Apple's: what a test sees of it.
    public init(_ onEvent: @escaping @Sendable (Event) -> Void) { self.onEvent = onEvent }
    // developer.apple.com/documentation/foundationmodels/languagemodelexecutorgenerationchannel/send(_:)
    public func send(_ event: Event) async { onEvent(event) }
}

// developer.apple.com/documentation/foundationmodels/languagemodelerror
public enum LanguageModelError: Error, Sendable {
    // developer.apple.com/documentation/foundationmodels/languagemodelerror/unsupportedtranscriptcontent(_:)
    case unsupportedTranscriptContent(UnsupportedTranscriptContent)

    // developer.apple.com/documentation/foundationmodels/languagemodelerror/unsupportedtranscriptcontent
    public struct UnsupportedTranscriptContent: Sendable {
        // developer.apple.com/documentation/foundationmodels/languagemodelerror/unsupportedtranscriptcontent/unsupportedcontent
        public var unsupportedContent: [Transcript.Entry]
        // developer.apple.com/documentation/foundationmodels/languagemodelerror/unsupportedtranscriptcontent/init(unsupportedcontent:debugdescription:metadata:)
        public init(unsupportedContent: [Transcript.Entry], debugDescription: String, metadata: [String: any Sendable] = [:]) {
            self.unsupportedContent = unsupportedContent
        }
    }
}
