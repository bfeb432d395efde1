// The app around the views, and what holds a view for UIKit.
import UIKit

// developer.apple.com/documentation/swiftui/scene
@MainActor public protocol Scene {}

// developer.apple.com/documentation/swiftui/windowgroup
public struct WindowGroup<Content: View>: Scene {
    // developer.apple.com/documentation/swiftui/windowgroup/init(content:)
    public init(@ViewBuilder content: () -> Content) {}
}

// developer.apple.com/documentation/swiftui/app
@MainActor public protocol App {
    associatedtype Body: Scene
    init()
    var body: Body { get }
}

extension App {
    // developer.apple.com/documentation/swiftui/app/main()
    public static func main() { _ = Self() }
}

// developer.apple.com/documentation/swiftui/uihostingcontroller
@MainActor public final class UIHostingController<Content: View>: UIViewController {
    // developer.apple.com/documentation/swiftui/uihostingcontroller/rootview
    public var rootView: Content
    // developer.apple.com/documentation/swiftui/uihostingcontroller/init(rootview:)
    public init(rootView: Content) { self.rootView = rootView }
}
