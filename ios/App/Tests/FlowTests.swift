import Consult
import Foundation
import XCTest

/// Whole flows by the screens, through the real library. Each is a file that another app can run too.
@MainActor
final class FlowTests: XCTestCase {
    private func run(_ name: String) async throws {
        let file = Phone.mounted.appendingPathComponent("flows/\(name).json")
        try await Phone.run(JSONDecoder().decode(Flow.self, from: Data(contentsOf: file)))
    }

    func testARedCall() async throws { try await run("red-call") }

    func testAMissedSignInTheStory() async throws { try await run("missed-sign") }

    func testAPhotoIsAskedAbout() async throws { try await run("photo") }

    func testANoteIsEditedAndSigned() async throws { try await run("note") }

    func testTheAppIsEndedAndStartsAgain() async throws { try await run("kill") }

    func testWithoutAModel() async throws { try await run("no-model") }

    func testAReadingIsStopped() async throws { try await run("cancel") }

    func testAReviewIsDecided() async throws { try await run("review") }

    /// A flow that nobody runs is no test.
    func testEveryFlowOfTheFolderIsRunHere() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Phone.mounted.appendingPathComponent("flows").path)
        let names = Set(files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) })
        XCTAssertEqual(names, ["red-call", "missed-sign", "photo", "note", "kill", "no-model", "cancel", "review"])
    }
}
