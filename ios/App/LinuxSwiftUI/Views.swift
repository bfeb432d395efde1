// The protocol of views, and how they are put together.

// developer.apple.com/documentation/swiftui/view
@MainActor @preconcurrency public protocol View {
    associatedtype Body: View
    @ViewBuilder @MainActor @preconcurrency var body: Body { get }
    // Not Apple's: what a test sees of it.
    @MainActor func render(_ into: Rendered)
}

extension View {
    public func render(_ into: Rendered) { into.draw(body) }
}

extension Never: View {
    public var body: Never { fatalError("a leaf has no body") }
}

// Not Apple's: a view that draws itself.
@MainActor public protocol Leaf: View where Body == Never {}

extension Leaf {
    public var body: Never { fatalError("a leaf has no body") }
}

// developer.apple.com/documentation/swiftui/emptyview
public struct EmptyView: Leaf {
    // developer.apple.com/documentation/swiftui/emptyview/init()
    public init() {}
    public func render(_ into: Rendered) {}
}

// developer.apple.com/documentation/swiftui/tupleview
public struct TupleView<each V: View>: Leaf {
    let views: (repeat each V)
    public func render(_ into: Rendered) { repeat into.draw(each views) }
}

// Not Apple's to document: it has no page, and is what developer.apple.com/documentation/swiftui/viewbuilder/buildeither(first:) gives.
public struct _ConditionalContent<A: View, B: View>: Leaf {
    enum Case { case first(A), second(B) }
    let value: Case
    public func render(_ into: Rendered) {
        switch value {
        case .first(let view): into.draw(view, as: "first")
        case .second(let view): into.draw(view, as: "second")
        }
    }
}

// developer.apple.com/documentation/swiftui/viewbuilder/buildif(_:)
extension Optional: View where Wrapped: View {
    public var body: Never { fatalError("a leaf has no body") }
    public func render(_ into: Rendered) { if let self { into.draw(self) } }
}

// developer.apple.com/documentation/swiftui/viewbuilder
@MainActor @resultBuilder public enum ViewBuilder {
    // developer.apple.com/documentation/swiftui/viewbuilder/buildexpression(_:)
    public static func buildExpression<V: View>(_ view: V) -> V { view }
    // developer.apple.com/documentation/swiftui/viewbuilder/buildblock()
    public static func buildBlock() -> EmptyView { EmptyView() }
    // developer.apple.com/documentation/swiftui/viewbuilder/buildblock(_:)
    public static func buildBlock<V: View>(_ view: V) -> V { view }
    // developer.apple.com/documentation/swiftui/viewbuilder/buildblock(_:)
    public static func buildBlock<each V: View>(_ view: repeat each V) -> TupleView<repeat each V> { TupleView(views: (repeat each view)) }
    // developer.apple.com/documentation/swiftui/viewbuilder/buildif(_:)
    public static func buildIf<V: View>(_ view: V?) -> V? { view }
    // developer.apple.com/documentation/swiftui/viewbuilder/buildeither(first:)
    public static func buildEither<A: View, B: View>(first: A) -> _ConditionalContent<A, B> { _ConditionalContent(value: .first(first)) }
    // developer.apple.com/documentation/swiftui/viewbuilder/buildeither(second:)
    public static func buildEither<A: View, B: View>(second: B) -> _ConditionalContent<A, B> { _ConditionalContent(value: .second(second)) }
}

// developer.apple.com/documentation/swiftui/group
public struct Group<Content: View>: Leaf {
    let content: Content
    // developer.apple.com/documentation/swiftui/group/init(content:)
    public init(@ViewBuilder content: () -> Content) { self.content = content() }
    public func render(_ into: Rendered) { into.draw(content) }
}

// developer.apple.com/documentation/swiftui/foreach
public struct ForEach<Data: RandomAccessCollection, ID: Hashable, Content: View>: Leaf {
    let data: Data
    let id: KeyPath<Data.Element, ID>
    let content: (Data.Element) -> Content
    public func render(_ into: Rendered) {
        for one in data { into.draw(content(one), as: "\(one[keyPath: id])") }
    }
}

extension ForEach {
    // developer.apple.com/documentation/swiftui/foreach/init(_:id:content:)
    public init(_ data: Data, id: KeyPath<Data.Element, ID>, @ViewBuilder content: @escaping (Data.Element) -> Content) {
        (self.data, self.id, self.content) = (data, id, content)
    }
}

extension ForEach where Data.Element: Identifiable, ID == Data.Element.ID {
    // developer.apple.com/documentation/swiftui/foreach/init(_:content:)
    public init(_ data: Data, @ViewBuilder content: @escaping (Data.Element) -> Content) { self.init(data, id: \.id, content: content) }
}
