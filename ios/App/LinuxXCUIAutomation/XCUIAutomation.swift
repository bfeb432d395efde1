// A stand-in for what the tests in a simulator use of XCTest and XCUIAutomation beyond Linux's XCTest, so that they are compiled there. It
// declares only what Apple's SDK has, with the page of its documentation beside each declaration. Nothing runs by it.
import Foundation
import XCTest

// developer.apple.com/documentation/xcuiautomation/xcuielement
@MainActor public class XCUIElement: NSObject {
    // developer.apple.com/documentation/xcuiautomation/xcuielement/elementtype-swift.enum
    public enum ElementType: UInt, Sendable { case any }
    // developer.apple.com/documentation/xcuiautomation/xcuielementattributes/label
    public var label: String { "" }
    // developer.apple.com/documentation/xcuiautomation/xcuielementattributes/value
    public var value: Any? { nil }
    // developer.apple.com/documentation/xcuiautomation/xcuielement/ishittable
    public var isHittable: Bool { false }
    // developer.apple.com/documentation/xcuiautomation/xcuielement/waitforexistence(timeout:)
    public func waitForExistence(timeout: TimeInterval) -> Bool { false }
    // developer.apple.com/documentation/xcuiautomation/xcuielement/waitfornonexistence(timeout:)
    public func waitForNonExistence(timeout: TimeInterval) -> Bool { false }
    // developer.apple.com/documentation/xcuiautomation/xcuielement/tap()
    public func tap() {}
    // developer.apple.com/documentation/xcuiautomation/xcuielement/typetext(_:)
    public func typeText(_ text: String) {}
    // developer.apple.com/documentation/xcuiautomation/xcuielement/swipeup()
    public func swipeUp() {}
    // developer.apple.com/documentation/xcuiautomation/xcuielement/swipedown()
    public func swipeDown() {}
    // developer.apple.com/documentation/xcuiautomation/xcuielementtypequeryprovider/descendants(matching:)
    public func descendants(matching type: ElementType) -> XCUIElementQuery { XCUIElementQuery() }
    // developer.apple.com/documentation/xcuiautomation/xcuiscreenshotproviding/screenshot()
    public func screenshot() -> XCUIScreenshot { XCUIScreenshot() }
}

// developer.apple.com/documentation/xcuiautomation/xcuielementquery
@MainActor public final class XCUIElementQuery: NSObject {
    // developer.apple.com/documentation/xcuiautomation/xcuielementquery/subscript(_:)
    public subscript(key: String) -> XCUIElement { XCUIElement() }
    // developer.apple.com/documentation/xcuiautomation/xcuielementtypequeryprovider/firstmatch
    public var firstMatch: XCUIElement { XCUIElement() }
}

extension XCUIElement {
    // developer.apple.com/documentation/xcuiautomation/xcuielementtypequeryprovider/firstmatch
    public var firstMatch: XCUIElement { self }
}

// developer.apple.com/documentation/xcuiautomation/xcuiapplication
@MainActor public final class XCUIApplication: XCUIElement {
    // developer.apple.com/documentation/xcuiautomation/xcuiapplication/init()
    public override init() {}
    // developer.apple.com/documentation/xcuiautomation/xcuiapplication/launchenvironment
    public var launchEnvironment: [String: String] = [:]
    // developer.apple.com/documentation/xcuiautomation/xcuiapplication/launch()
    public func launch() {}
    // developer.apple.com/documentation/xcuiautomation/xcuiapplication/activate()
    public func activate() {}
    // developer.apple.com/documentation/xcuiautomation/xcuiapplication/terminate()
    public func terminate() {}
}

// developer.apple.com/documentation/xcuiautomation/xcuidevice
@MainActor public final class XCUIDevice: NSObject {
    // developer.apple.com/documentation/xcuiautomation/xcuidevice/button
    public enum Button: Int, Sendable { case home = 1 }
    // developer.apple.com/documentation/xcuiautomation/xcuidevice/shared
    public static var shared: XCUIDevice { XCUIDevice() }
    // developer.apple.com/documentation/xcuiautomation/xcuidevice/press(_:)
    public func press(_ button: Button) {}
}

// developer.apple.com/documentation/xcuiautomation/xcuikeyboardkey
public struct XCUIKeyboardKey: Sendable {
    // developer.apple.com/documentation/xcuiautomation/xcuikeyboardkey/rawvalue
    public let rawValue: String
    // developer.apple.com/documentation/xcuiautomation/xcuikeyboardkey/delete
    public static let delete = XCUIKeyboardKey(rawValue: "\u{8}")
}

// developer.apple.com/documentation/xcuiautomation/xcuiscreenshot
@MainActor public final class XCUIScreenshot: NSObject {}

// developer.apple.com/documentation/xctest/xctattachment
@MainActor public final class XCTAttachment: NSObject {
    // developer.apple.com/documentation/xctest/xctattachment/lifetime-swift.enum
    public enum Lifetime: Int, Sendable { case keepAlways, deleteOnSuccess }
    // developer.apple.com/documentation/xctest/xctattachment/init(screenshot:)
    public init(screenshot: XCUIScreenshot) {}
    // developer.apple.com/documentation/xctest/xctattachment/name
    public var name: String?
    // developer.apple.com/documentation/xctest/xctattachment/lifetime-swift.property
    public var lifetime = Lifetime.deleteOnSuccess
}

extension XCTestCase {
    // developer.apple.com/documentation/xctest/xctactivity/add(_:)
    @MainActor public func add(_ attachment: XCTAttachment) {}
}
