// What a screen shows and takes, for tests on a machine without SwiftUI. Nothing in this file is Apple's; the other files of this folder
// declare only what Apple's SwiftUI has, with the page of its documentation beside each declaration, and behave so far as a test needs.
@_exported import Foundation
@_exported import Observation

/// One thing on a screen.
public struct Shown {
    public enum Kind: Equatable, Sendable { case text, image, button, field, toggle, progress, share, container }

    public let kind: Kind
    /// What a person reads.
    public var words: String
    /// What a screen reader says instead, where something else is set.
    public var spoken: String?
    public var identifier: String?
    public var isEnabled: Bool
    public var isHidden = false
    public var isSelected = false
    public var press: (@MainActor () -> Void)?
    public var write: (@MainActor (String) -> Void)?
    /// What is shared: a file's path, or a text.
    public var shared: String?
    /// Keys of the string catalogue in it.
    public var keys: [String] = []

    /// What a screen reader says.
    public var name: String { spoken ?? words }
}

/// A screen as it is drawn once. Values of `@State` live in `Memory`, by where they stand in the tree.
@MainActor public final class Rendered {
    public private(set) var shown: [Shown] = []
    public private(set) var tasks: [@MainActor () async -> Void] = []
    /// How many controls stand in each row.
    public private(set) var rows: [Int] = []
    /// Where we are in the tree; state is found again by it.
    var path: [String] = []
    var counts: [Int] = [0]
    var isEnabled = true
    let memory: Memory
    var environment: EnvironmentValues
    private var changes: [@MainActor () -> Void] = []

    public init(_ view: some View, memory: Memory = Memory(), environment: EnvironmentValues = EnvironmentValues()) {
        (self.memory, self.environment) = (memory, environment)
        draw(view)
        for change in changes { change() }
    }

    func add(_ one: Shown) { shown.append(one) }

    func later(_ task: @escaping @MainActor () async -> Void) { tasks.append(task) }

    /// What is done when a value is another one than it was when this place was drawn before.
    func watch<Value: Equatable>(_ value: Value, _ act: @escaping (Value, Value) -> Void) {
        let place = path.joined(separator: "/") + ".onChange"
        if let before = memory.values[place] as? Was<Value>, before.value != value {
            changes.append { act(before.value, value) }
        }
        memory.values[place] = Was(value)
    }

    /// Draws a child at its place in the tree.
    func draw(_ view: some View, as name: String? = nil) {
        counts[counts.count - 1] += 1
        path.append(name ?? "\(type(of: view))#\(counts[counts.count - 1])")
        counts.append(0)
        for (label, value) in Mirror(reflecting: view).children {
            (value as? any Remembered)?.remember(in: self, at: path.joined(separator: "/") + "." + (label ?? ""))
        }
        view.render(self)
        counts.removeLast()
        path.removeLast()
    }

    /// Draws side by side.
    func row(_ view: some View) {
        let before = shown.count
        draw(view)
        rows.append(shown[before...].filter { [.button, .field, .toggle, .share].contains($0.kind) }.count)
    }

    /// What a view draws, apart from the rest.
    func inside(_ view: some View) -> [Shown] {
        let before = shown.count
        draw(view)
        let made = Array(shown[before...])
        shown.removeSubrange(before...)
        return made
    }

    /// Draws, and changes what was drawn.
    func change(_ view: some View, _ change: (inout Shown) -> Void) {
        let before = shown.count
        draw(view)
        for at in before..<shown.count { change(&shown[at]) }
    }
}

/// What `@State` holds between two drawings.
@MainActor public final class Memory {
    var values: [String: AnyObject] = [:]

    public init() {}
}

private final class Was<Value> {
    let value: Value

    init(_ value: Value) { self.value = value }
}

@MainActor protocol Remembered {
    func remember(in rendered: Rendered, at place: String)
}
