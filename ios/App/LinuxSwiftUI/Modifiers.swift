// What changes a view. Only what a test can see does something here.

// Not Apple's: a view and what is done when it is drawn.
public struct Modified<Content: View>: Leaf {
    let content: Content
    let draw: @MainActor (Rendered, Content) -> Void
    public func render(_ into: Rendered) { draw(into, content) }
}

extension View {
    // developer.apple.com/documentation/swiftui/view/padding(_:_:)
    public func padding(_ length: CGFloat) -> some View { self }
    // developer.apple.com/documentation/swiftui/view/frame(minwidth:idealwidth:maxwidth:minheight:idealheight:maxheight:alignment:)
    public func frame(maxWidth: CGFloat? = nil, minHeight: CGFloat? = nil, maxHeight: CGFloat? = nil, alignment: Alignment = .center) -> some View { self }
    // developer.apple.com/documentation/swiftui/view/scaledtofit()
    public func scaledToFit() -> some View { self }
    // developer.apple.com/documentation/swiftui/view/frame(width:height:alignment:)
    public func frame(width: CGFloat?, height: CGFloat?) -> some View { self }
    // developer.apple.com/documentation/swiftui/view/font(_:)
    public func font(_ font: Font?) -> some View { self }
    // developer.apple.com/documentation/swiftui/view/bold(_:)
    public func bold(_ isActive: Bool = true) -> some View { self }
    // developer.apple.com/documentation/swiftui/view/foregroundstyle(_:)
    public func foregroundStyle(_ style: some ShapeStyle) -> some View { self }
    // developer.apple.com/documentation/swiftui/view/background(_:ignoressafeareaedges:)
    public func background(_ style: some ShapeStyle) -> some View { self }
    // developer.apple.com/documentation/swiftui/view/opacity(_:)
    public func opacity(_ opacity: Double) -> some View {
        Modified(content: self) { into, content in
            into.change(content) { shown in
                if opacity == 0 { (shown.isHidden, shown.press, shown.write) = (true, nil, nil) }
            }
        }
    }
    // developer.apple.com/documentation/swiftui/view/buttonstyle(_:)
    public func buttonStyle(_ style: some PrimitiveButtonStyle) -> some View { self }
    // developer.apple.com/documentation/swiftui/view/accessibilityelement(children:)
    public func accessibilityElement(children: AccessibilityChildBehavior) -> some View {
        Modified(content: self) { into, content in
            let inner = into.inside(content)
            var shown = Shown(kind: .container, words: inner.filter { !$0.isHidden }.map(\.name).joined(separator: ", "), isEnabled: into.isEnabled)
            shown.keys = inner.flatMap(\.keys)
            into.add(shown)
        }
    }
    // developer.apple.com/documentation/swiftui/view/navigationtitle(_:)
    public func navigationTitle(_ title: LocalizedStringKey) -> some View {
        Modified(content: self) { into, content in
            into.draw(Text(title))
            into.draw(content)
        }
    }
    // developer.apple.com/documentation/swiftui/view/tabitem(_:)
    public func tabItem<V: View>(@ViewBuilder _ label: () -> V) -> some View { Tabbed(content: self, label: label()) }
    // developer.apple.com/documentation/swiftui/view/tag(_:)
    public func tag<V: Hashable>(_ tag: V) -> some View { self }
    // developer.apple.com/documentation/swiftui/view/disabled(_:)
    public func disabled(_ disabled: Bool) -> some View {
        Modified(content: self) { into, content in
            let was = into.isEnabled
            into.isEnabled = was && !disabled
            into.draw(content)
            into.isEnabled = was
        }
    }
    // developer.apple.com/documentation/swiftui/view/task(priority:_:)
    public func task(_ action: @escaping @MainActor () async -> Void) -> some View {
        Modified(content: self) { into, content in
            into.later(action)
            into.draw(content)
        }
    }
    // developer.apple.com/documentation/swiftui/view/environment(_:_:)
    public func environment<V>(_ keyPath: WritableKeyPath<EnvironmentValues, V>, _ value: V) -> some View {
        Modified(content: self) { into, content in
            let was = into.environment
            into.environment[keyPath: keyPath] = value
            into.draw(content)
            into.environment = was
        }
    }
    // developer.apple.com/documentation/swiftui/view/onchange(of:initial:_:)-8wgw9
    public func onChange<V: Equatable>(of value: V, _ action: @escaping (_ old: V, _ new: V) -> Void) -> some View {
        Modified(content: self) { into, content in
            into.watch(value, action)
            into.draw(content)
        }
    }
    // developer.apple.com/documentation/swiftui/view/accessibilitylabel(_:)
    public func accessibilityLabel(_ label: LocalizedStringKey) -> some View {
        Modified(content: self) { into, content in
            into.change(content) { shown in
                shown.spoken = label.filled
                shown.keys.append(label.key)
            }
        }
    }
    // developer.apple.com/documentation/swiftui/view/accessibilitylabel(_:)
    public func accessibilityLabel(_ label: Text) -> some View {
        Modified(content: self) { into, content in
            into.change(content) { shown in
                shown.spoken = label.words
                shown.keys += label.keys
            }
        }
    }
    // developer.apple.com/documentation/swiftui/view/accessibilityidentifier(_:)
    public func accessibilityIdentifier(_ identifier: String) -> some View {
        Modified(content: self) { into, content in into.change(content) { $0.identifier = $0.identifier ?? identifier } }
    }
    // developer.apple.com/documentation/swiftui/view/accessibilityhidden(_:)
    public func accessibilityHidden(_ hidden: Bool) -> some View {
        Modified(content: self) { into, content in into.change(content) { $0.isHidden = hidden } }
    }
    // developer.apple.com/documentation/swiftui/view/accessibilityaddtraits(_:)
    public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View {
        Modified(content: self) { into, content in into.change(content) { if traits == .isSelected { $0.isSelected = true } } }
    }
}

// Not Apple's: a tab is drawn with its label, as a person can see all tabs' labels.
struct Tabbed<Content: View, Tag: View>: Leaf {
    let content: Content
    let label: Tag
    func render(_ into: Rendered) {
        into.draw(label)
        into.draw(content)
    }
}

// developer.apple.com/documentation/swiftui/alignment
public struct Alignment: Sendable {
    // developer.apple.com/documentation/swiftui/alignment/center
    public static let center = Alignment()
    // developer.apple.com/documentation/swiftui/alignment/leading
    public static let leading = Alignment()
}

// developer.apple.com/documentation/swiftui/accessibilitychildbehavior
public struct AccessibilityChildBehavior: Sendable {
    // developer.apple.com/documentation/swiftui/accessibilitychildbehavior/combine
    public static let combine = AccessibilityChildBehavior()
}

// developer.apple.com/documentation/swiftui/accessibilitytraits
public struct AccessibilityTraits: Equatable, Sendable {
    let name: String
    // developer.apple.com/documentation/swiftui/accessibilitytraits/isselected
    public static let isSelected = AccessibilityTraits(name: "selected")
    // developer.apple.com/documentation/swiftui/accessibilitytraits/isheader
    public static let isHeader = AccessibilityTraits(name: "header")
    // developer.apple.com/documentation/swiftui/accessibilitytraits/updatesfrequently
    public static let updatesFrequently = AccessibilityTraits(name: "updates")
}

// Apple's is a SetAlgebra, which is written as a list too.
extension AccessibilityTraits: ExpressibleByArrayLiteral {
    // developer.apple.com/documentation/swift/setalgebra/init(arrayliteral:)
    public init(arrayLiteral elements: AccessibilityTraits...) { self.init(name: elements.map(\.name).joined()) }
}

// developer.apple.com/documentation/swiftui/primitivebuttonstyle
public protocol PrimitiveButtonStyle: Sendable {}

// developer.apple.com/documentation/swiftui/borderedbuttonstyle
public struct BorderedButtonStyle: PrimitiveButtonStyle {}
extension PrimitiveButtonStyle where Self == BorderedButtonStyle {
    // developer.apple.com/documentation/swiftui/primitivebuttonstyle/bordered
    public static var bordered: BorderedButtonStyle { BorderedButtonStyle() }
}

// developer.apple.com/documentation/swiftui/borderedprominentbuttonstyle
public struct BorderedProminentButtonStyle: PrimitiveButtonStyle {}
extension PrimitiveButtonStyle where Self == BorderedProminentButtonStyle {
    // developer.apple.com/documentation/swiftui/primitivebuttonstyle/borderedprominent
    public static var borderedProminent: BorderedProminentButtonStyle { BorderedProminentButtonStyle() }
}
