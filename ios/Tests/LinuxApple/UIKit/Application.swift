// A stand-in for what the library and the app use of UIKit, so that they are compiled and run on Linux: the app and its windows. Here it
// declares only what Apple's SDK has, with the page of its documentation beside each declaration, as the other files of this folder do.
@_exported import Foundation

// developer.apple.com/documentation/uikit/uiapplication
@MainActor public final class UIApplication {
    // developer.apple.com/documentation/uikit/uiapplication/shared
    public static let shared = UIApplication()
    // developer.apple.com/documentation/uikit/uiapplication/connectedscenes
    public var connectedScenes: Set<UIScene> { [] }
    // developer.apple.com/documentation/uikit/uiapplication/didenterbackgroundnotification
    public nonisolated static let didEnterBackgroundNotification = Notification.Name("UIApplicationDidEnterBackgroundNotification")
    // developer.apple.com/documentation/uikit/uiapplication/didreceivememorywarningnotification
    public nonisolated static let didReceiveMemoryWarningNotification = Notification.Name("UIApplicationDidReceiveMemoryWarningNotification")
}

// developer.apple.com/documentation/uikit/uiscene
@MainActor public class UIScene: NSObject {}

// developer.apple.com/documentation/uikit/uiwindowscene
@MainActor public final class UIWindowScene: UIScene {
    // developer.apple.com/documentation/uikit/uiwindowscene/keywindow
    public var keyWindow: UIWindow? { nil }
}

// developer.apple.com/documentation/uikit/uiwindow
@MainActor public final class UIWindow: NSObject {
    // developer.apple.com/documentation/uikit/uiwindow/rootviewcontroller
    public var rootViewController: UIViewController?
}

// developer.apple.com/documentation/uikit/uiaccessibility
public enum UIAccessibility {
    // developer.apple.com/documentation/uikit/uiaccessibility/isreducemotionenabled
    @MainActor public static var isReduceMotionEnabled: Bool { false }
}

// developer.apple.com/documentation/uikit/uiimage
public final class UIImage: NSObject, @unchecked Sendable {
    private let data: Data
    // developer.apple.com/documentation/uikit/uiimage/init(data:)
    public init?(data: Data) {
        if data.isEmpty { return nil }
        self.data = data
    }
    // developer.apple.com/documentation/uikit/uiimage/jpegdata(compressionquality:)
    public func jpegData(compressionQuality: CGFloat) -> Data? { data }
}

extension ProcessInfo {
    // developer.apple.com/documentation/foundation/processinfo/thermalstate-swift.enum
    public enum ThermalState: Int, Sendable { case nominal, fair, serious, critical }
    // developer.apple.com/documentation/foundation/processinfo/thermalstate-swift.property
    public var thermalState: ThermalState { Warmth.shared.state }
    // developer.apple.com/documentation/foundation/processinfo/thermalstatedidchangenotification
    public static let thermalStateDidChangeNotification = Notification.Name("NSProcessInfoThermalStateDidChangeNotification")
}

// Not Apple's: how warm the device of a test is.
public final class Warmth: @unchecked Sendable {
    // Not Apple's: there is one device.
    public static let shared = Warmth()
    private let lock = NSLock()
    private var now = ProcessInfo.ThermalState.nominal
    // Not Apple's: what a test sets.
    public var state: ProcessInfo.ThermalState {
        get { lock.withLock { now } }
        set { lock.withLock { now = newValue } }
    }
}

extension NotificationCenter {
    // developer.apple.com/documentation/foundation/notificationcenter/notifications(named:object:), there of a type of its own
    public func notifications(named name: Notification.Name) -> AsyncStream<Notification> {
        let (stream, told) = AsyncStream<Notification>.makeStream()
        nonisolated(unsafe) let watch = addObserver(forName: name, object: nil, queue: nil) { notification in
            nonisolated(unsafe) let notification = notification
            told.yield(notification)
        }
        told.onTermination = { [self] _ in removeObserver(watch) }
        return stream
    }
}

extension URL {
    // developer.apple.com/documentation/foundation/url/startaccessingsecurityscopedresource()
    public func startAccessingSecurityScopedResource() -> Bool { true }
    // developer.apple.com/documentation/foundation/url/stopaccessingsecurityscopedresource()
    public func stopAccessingSecurityScopedResource() {}
}

extension String {
    // developer.apple.com/documentation/swift/string/localizationvalue
    public struct LocalizationValue: ExpressibleByStringInterpolation, Sendable {
        let text: String
        // developer.apple.com/documentation/swift/string/localizationvalue/init(stringliteral:)
        public init(stringLiteral value: String) { text = value }
    }
    // developer.apple.com/documentation/swift/string/init(localized:table:bundle:locale:comment:), here in English
    public init(localized keyAndValue: LocalizationValue) { self = keyAndValue.text }
}
