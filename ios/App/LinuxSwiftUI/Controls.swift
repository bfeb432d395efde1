// What a person presses and fills.

// developer.apple.com/documentation/swiftui/button
public struct Button<Label: View>: Leaf {
    let action: @MainActor () -> Void
    let label: Label
    // developer.apple.com/documentation/swiftui/button/init(action:label:)
    public init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) { (self.action, self.label) = (action, label()) }
    public func render(_ into: Rendered) {
        let inner = into.inside(label)
        var shown = Shown(kind: .button, words: inner.filter { !$0.isHidden }.map(\.name).joined(separator: " "), isEnabled: into.isEnabled)
        shown.keys = inner.flatMap(\.keys)
        if into.isEnabled { shown.press = action }
        into.add(shown)
    }
}

extension Button where Label == Text {
    // developer.apple.com/documentation/swiftui/button/init(_:action:)
    public init(_ title: LocalizedStringKey, action: @escaping @MainActor () -> Void) { self.init(action: action) { Text(title) } }
    // developer.apple.com/documentation/swiftui/button/init(_:role:action:)
    public init(_ title: LocalizedStringKey, role: ButtonRole?, action: @escaping @MainActor () -> Void) { self.init(action: action) { Text(title) } }
}

// developer.apple.com/documentation/swiftui/buttonrole
public struct ButtonRole: Sendable, Equatable {
    // developer.apple.com/documentation/swiftui/buttonrole/destructive
    public static let destructive = ButtonRole()
    // developer.apple.com/documentation/swiftui/buttonrole/cancel
    public static let cancel = ButtonRole()
}

// developer.apple.com/documentation/swiftui/textfield
public struct TextField<Label: View>: Leaf {
    let title: LocalizedStringKey
    let text: Binding<String>
    public func render(_ into: Rendered) {
        var shown = Shown(kind: .field, words: text.wrappedValue, spoken: title.filled, isEnabled: into.isEnabled, keys: [title.key])
        if into.isEnabled { shown.write = { text.wrappedValue = $0 } }
        into.add(shown)
    }
}

extension TextField where Label == Text {
    // developer.apple.com/documentation/swiftui/textfield/init(_:text:)
    public init(_ title: LocalizedStringKey, text: Binding<String>) { (self.title, self.text) = (title, text) }
    // developer.apple.com/documentation/swiftui/textfield/init(_:text:axis:)
    public init(_ title: LocalizedStringKey, text: Binding<String>, axis: Axis) { (self.title, self.text) = (title, text) }
}

// developer.apple.com/documentation/swiftui/axis
public enum Axis: Sendable { case horizontal, vertical }

// developer.apple.com/documentation/swiftui/toggle
public struct Toggle<Label: View>: Leaf {
    let title: LocalizedStringKey
    let isOn: Binding<Bool>
    public func render(_ into: Rendered) {
        var shown = Shown(kind: .toggle, words: title.filled, isEnabled: into.isEnabled, isSelected: isOn.wrappedValue, keys: [title.key])
        if into.isEnabled { shown.press = { isOn.wrappedValue.toggle() } }
        into.add(shown)
    }
}

extension Toggle where Label == Text {
    // developer.apple.com/documentation/swiftui/toggle/init(_:ison:)
    public init(_ title: LocalizedStringKey, isOn: Binding<Bool>) { (self.title, self.isOn) = (title, isOn) }
}

// developer.apple.com/documentation/swiftui/progressview
public struct ProgressView<Label: View, CurrentValueLabel: View>: Leaf {
    public func render(_ into: Rendered) { into.add(Shown(kind: .progress, words: "", isEnabled: into.isEnabled)) }
}

extension ProgressView where Label == EmptyView, CurrentValueLabel == EmptyView {
    // developer.apple.com/documentation/swiftui/progressview/init()
    public init() {}
    // developer.apple.com/documentation/swiftui/progressview/init(value:total:)
    public init<V: BinaryFloatingPoint>(value: V?, total: V = 1.0) {}
}

// developer.apple.com/documentation/swiftui/sharelink
public struct ShareLink<Label: View>: Leaf {
    let label: Label
    let shared: String
    // developer.apple.com/documentation/swiftui/sharelink/init(item:subject:message:label:), there for all that is Transferable
    public init(item: URL, @ViewBuilder label: () -> Label) { (shared, self.label) = (item.path, label()) }
    // developer.apple.com/documentation/swiftui/sharelink/init(item:subject:message:label:), there for all that is Transferable
    public init(item: String, @ViewBuilder label: () -> Label) { (shared, self.label) = (item, label()) }
    public func render(_ into: Rendered) {
        let inner = into.inside(label)
        var shown = Shown(kind: .share, words: inner.map(\.name).joined(separator: " "), isEnabled: into.isEnabled)
        shown.keys = inner.flatMap(\.keys)
        shown.shared = shared
        into.add(shown)
    }
}

// developer.apple.com/documentation/swiftui/disclosuregroup
public struct DisclosureGroup<Label: View, Content: View>: Leaf {
    let title: LocalizedStringKey
    let isExpanded: Binding<Bool>
    let content: Content
    public func render(_ into: Rendered) {
        var shown = Shown(kind: .button, words: title.filled, isEnabled: into.isEnabled, keys: [title.key])
        shown.press = { isExpanded.wrappedValue.toggle() }
        into.add(shown)
        if isExpanded.wrappedValue { into.draw(content) }
    }
}

extension DisclosureGroup where Label == Text {
    // developer.apple.com/documentation/swiftui/disclosuregroup/init(_:isexpanded:content:)
    public init(_ title: LocalizedStringKey, isExpanded: Binding<Bool>, @ViewBuilder content: @escaping () -> Content) {
        (self.title, self.isExpanded, self.content) = (title, isExpanded, content())
    }
}
