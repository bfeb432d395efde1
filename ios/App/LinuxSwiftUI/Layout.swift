// What holds other views. Nothing is laid out here.

// Not Apple's: a view that only holds another.
@MainActor public protocol Holder: Leaf {
    associatedtype Content: View
    var content: Content { get }
}

extension Holder {
    public func render(_ into: Rendered) { into.draw(content) }
}

// developer.apple.com/documentation/swiftui/vstack
public struct VStack<Content: View>: Holder {
    public let content: Content
    // developer.apple.com/documentation/swiftui/vstack/init(alignment:spacing:content:)
    public init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content) { self.content = content() }
}

// developer.apple.com/documentation/swiftui/hstack
public struct HStack<Content: View>: Leaf {
    let content: Content
    // developer.apple.com/documentation/swiftui/hstack/init(alignment:spacing:content:)
    public init(alignment: VerticalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content) { self.content = content() }
    public func render(_ into: Rendered) { into.row(content) }
}

// developer.apple.com/documentation/swiftui/horizontalalignment
public struct HorizontalAlignment: Sendable {
    // developer.apple.com/documentation/swiftui/horizontalalignment/leading
    public static let leading = HorizontalAlignment()
    // developer.apple.com/documentation/swiftui/horizontalalignment/center
    public static let center = HorizontalAlignment()
}

// developer.apple.com/documentation/swiftui/verticalalignment
public struct VerticalAlignment: Sendable {
    // developer.apple.com/documentation/swiftui/verticalalignment/center
    public static let center = VerticalAlignment()
    // developer.apple.com/documentation/swiftui/verticalalignment/top
    public static let top = VerticalAlignment()
}

// developer.apple.com/documentation/swiftui/form
public struct Form<Content: View>: Holder {
    public let content: Content
    // developer.apple.com/documentation/swiftui/form/init(content:)
    public init(@ViewBuilder content: () -> Content) { self.content = content() }
}

// developer.apple.com/documentation/swiftui/list
public struct List<SelectionValue: Hashable, Content: View>: Holder {
    public let content: Content
}

extension List where SelectionValue == Never {
    // developer.apple.com/documentation/swiftui/list/init(content:)
    public init(@ViewBuilder content: () -> Content) { self.content = content() }
}

// developer.apple.com/documentation/swiftui/navigationstack
public struct NavigationStack<Data, Root: View>: Leaf {
    let root: Root
    public func render(_ into: Rendered) { into.draw(root) }
}

// developer.apple.com/documentation/swiftui/navigationpath
public struct NavigationPath {}

extension NavigationStack where Data == NavigationPath {
    // developer.apple.com/documentation/swiftui/navigationstack/init(root:)
    public init(@ViewBuilder root: () -> Root) { self.root = root() }
}

// developer.apple.com/documentation/swiftui/section
public struct Section<Parent: View, Content: View, Footer: View>: Leaf {
    let title: LocalizedStringKey
    let content: Content
    public func render(_ into: Rendered) {
        into.draw(Text(title))
        into.draw(content)
    }
}

extension Section where Parent == Text, Footer == EmptyView {
    // developer.apple.com/documentation/swiftui/section/init(_:content:)
    public init(_ title: LocalizedStringKey, @ViewBuilder content: () -> Content) { (self.title, self.content) = (title, content()) }
}

// developer.apple.com/documentation/swiftui/tabview
public struct TabView<SelectionValue: Hashable, Content: View>: Holder {
    public let content: Content
    // developer.apple.com/documentation/swiftui/tabview/init(selection:content:)
    public init(selection: Binding<SelectionValue>?, @ViewBuilder content: () -> Content) { self.content = content() }
}
