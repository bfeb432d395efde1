import Consult
import Foundation
import Testing

/// Whole flows by the screens, through the real library. Each is a file that another app can run too.
@MainActor @Suite(.serialized) struct FlowTests {
    private func run(_ name: String) async throws {
        let file = Phone.mounted.appendingPathComponent("flows/\(name).json")
        try await Phone.run(JSONDecoder().decode(Flow.self, from: Data(contentsOf: file)))
    }

    @Test func aRedCall() async throws { try await run("red-call") }

    @Test func aMissedSignInTheStory() async throws { try await run("missed-sign") }

    @Test func aPhotoIsAskedAbout() async throws { try await run("photo") }

    @Test func aNoteIsEditedAndSigned() async throws { try await run("note") }

    @Test func theAppIsEndedAndStartsAgain() async throws { try await run("kill") }

    @Test func withoutAModel() async throws { try await run("no-model") }

    @Test func aReadingIsStopped() async throws { try await run("cancel") }

    @Test func aNoteIsSeenWhileItIsWritten() async throws { try await run("writing") }

    @Test func aReviewIsDecided() async throws { try await run("review") }

    /// A runner that takes everything for true would prove nothing.
    @Test func aFlowThatIsNotTrueFails() async throws {
        let begin = #"{"name": "", "steps": [{"press": "new"}, {"write": "age", "text": "34"}, "#
        for last in [
            #"{"colour": "red"}"#, #"{"see": "caller"}"#, #"{"see": "age", "says": "35"}"#, #"{"not": "age"}"#, #"{"press": "go.note"}"#,
        ] {
            let flow = try JSONDecoder().decode(Flow.self, from: Data((begin + last + "]}").utf8))
            await #expect(throws: Phone.Unmet.self, "\(last)") { try await Phone.run(flow, patience: 0.5) }
        }
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Flow.self, from: Data((begin + #"{"hope": "red"}]}"#).utf8)) }
    }

    /// A flow that nobody runs is no test.
    @Test func everyFlowOfTheFolderIsRunHere() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Phone.mounted.appendingPathComponent("flows").path)
        let names = Set(files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) })
        #expect(names == ["red-call", "missed-sign", "photo", "note", "kill", "no-model", "cancel", "review", "writing"])
    }
}
