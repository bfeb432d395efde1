// The flows of tests/flows on a simulator, with a picture at each step. Never run: no Mac was to be had. See ../../README.md.
import XCTest
#if canImport(XCUIAutomation)
    import XCUIAutomation
#endif

@MainActor
final class FlowUITests: XCTestCase {
    private var app: XCUIApplication!

    override func setUp() async throws { continueAfterFailure = false }

    func testARedCall() throws { try run("red-call") }

    func testAMissedSignInTheStory() throws { try run("missed-sign") }

    func testAReviewIsDecided() throws { try run("review") }

    func testTheAppIsEndedAndStartsAgain() throws { try run("kill") }

    /// Flows with a model or a photo are run on Linux alone: a simulator has neither camera nor the time.
    private func run(_ name: String) throws {
        let file = try XCTUnwrap(Bundle(for: Self.self).url(forResource: name, withExtension: "json", subdirectory: "flows"))
        let flow = try JSONDecoder().decode(Flow.self, from: Data(contentsOf: file))
        app = XCUIApplication()
        app.launchEnvironment["AIDPOST_FOLDER"] = UUID().uuidString
        app.launch()
        for (at, step) in flow.steps.enumerated() {
            try take(step)
            let picture = XCTAttachment(screenshot: app.screenshot())
            picture.name = "\(name)-\(at)"
            picture.lifetime = .keepAlways
            add(picture)
        }
    }

    private func take(_ step: Flow.Step) throws {
        switch step {
        case .press(let id): try scrolled(to: id).tap()
        case .write(let id, let words):
            let field = try scrolled(to: id)
            field.tap()
            // What stands there is replaced, as on Linux.
            let old = field.value as? String ?? ""
            field.typeText(String(repeating: XCUIKeyboardKey.delete.rawValue, count: old.count) + words)
        case .see(let id, let says):
            let seen = try scrolled(to: id)
            if let says { XCTAssertTrue("\(seen.label) \(seen.value as? String ?? "")".contains(says), "\(id): \(seen.label)") }
        case .not(let id): XCTAssertTrue(element(id).waitForNonExistence(timeout: 10), id)
        case .colour(let code):
            let word = ["red": "RED", "yellow": "YELLOW", "not_triageable": "NO COLOUR"][code] ?? code
            let (banner, end) = (element("colour"), Date().addingTimeInterval(10))
            while !(banner.waitForExistence(timeout: 1) && banner.label.hasPrefix(word)) {
                if Date() > end { return XCTFail("\(code): \(banner.label)") }
            }
        case .kill:
            app.terminate()
            app.launch()
        case .background:
            XCUIDevice.shared.press(.home)
            app.activate()
        case .camera: throw XCTSkip("a simulator has no camera")
        }
    }

    private func element(_ id: String) -> XCUIElement { app.descendants(matching: .any)[id].firstMatch }

    private func scrolled(to id: String) throws -> XCUIElement {
        let wanted = element(id)
        _ = wanted.waitForExistence(timeout: 10)
        for _ in 0..<20 where !wanted.isHittable { app.swipeUp() }
        for _ in 0..<40 where !wanted.isHittable { app.swipeDown() }
        return wanted
    }
}
