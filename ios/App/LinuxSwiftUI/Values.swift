// Where views keep and find values.

// developer.apple.com/documentation/swiftui/state
@MainActor @propertyWrapper public struct State<Value> {
    final class Box {
        var value: Value
        var earlier: Box?
        init(_ value: Value) { self.value = value }
    }

    let box: Box
    // developer.apple.com/documentation/swiftui/state/init(wrappedvalue:)
    public init(wrappedValue: Value) { box = Box(wrappedValue) }
    // developer.apple.com/documentation/swiftui/state/wrappedvalue
    public var wrappedValue: Value {
        get { (box.earlier ?? box).value }
        nonmutating set { (box.earlier ?? box).value = newValue }
    }
    // developer.apple.com/documentation/swiftui/state/projectedvalue
    public var projectedValue: Binding<Value> {
        let box = box
        return Binding(get: { (box.earlier ?? box).value }, set: { (box.earlier ?? box).value = $0 })
    }
}

extension State: Remembered {
    func remember(in rendered: Rendered, at place: String) {
        let memory = rendered.memory
        if let earlier = memory.values[place] as? Box {
            if earlier !== box { box.earlier = earlier }
        } else {
            memory.values[place] = box
        }
    }
}

// developer.apple.com/documentation/swiftui/binding
@MainActor @propertyWrapper @dynamicMemberLookup public struct Binding<Value> {
    let get: @MainActor () -> Value
    let set: @MainActor (Value) -> Void
    // developer.apple.com/documentation/swiftui/binding/init(get:set:)-7ufcp
    public init(get: @escaping @MainActor () -> Value, set: @escaping @MainActor (Value) -> Void) { (self.get, self.set) = (get, set) }
    // developer.apple.com/documentation/swiftui/binding/wrappedvalue
    public var wrappedValue: Value {
        get { get() }
        nonmutating set { set(newValue) }
    }
    // developer.apple.com/documentation/swiftui/binding/projectedvalue
    public var projectedValue: Binding<Value> { self }
    // developer.apple.com/documentation/swiftui/binding/subscript(dynamicmember:)
    public subscript<Member>(dynamicMember path: WritableKeyPath<Value, Member>) -> Binding<Member> {
        Binding<Member>(
            get: { get()[keyPath: path] },
            set: {
                var value = get()
                value[keyPath: path] = $0
                set(value)
            })
    }
}

// developer.apple.com/documentation/swiftui/bindable
@MainActor @propertyWrapper @dynamicMemberLookup public struct Bindable<Value: AnyObject> {
    // developer.apple.com/documentation/swiftui/bindable/wrappedvalue
    public var wrappedValue: Value
    // developer.apple.com/documentation/swiftui/bindable/init(wrappedvalue:)
    public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }
    // developer.apple.com/documentation/swiftui/bindable/init(_:)
    public init(_ value: Value) { wrappedValue = value }
    // developer.apple.com/documentation/swiftui/bindable/projectedvalue
    public var projectedValue: Bindable<Value> { self }
    // developer.apple.com/documentation/swiftui/bindable/subscript(dynamicmember:)
    public subscript<Member>(dynamicMember path: ReferenceWritableKeyPath<Value, Member>) -> Binding<Member> {
        let object = wrappedValue
        return Binding<Member>(get: { object[keyPath: path] }, set: { object[keyPath: path] = $0 })
    }
}

// developer.apple.com/documentation/swiftui/environment
@MainActor @propertyWrapper public struct Environment<Value> {
    final class Box { var values = EnvironmentValues() }

    let path: KeyPath<EnvironmentValues, Value>
    let box = Box()
    // developer.apple.com/documentation/swiftui/environment/wrappedvalue
    public var wrappedValue: Value { box.values[keyPath: path] }
    // developer.apple.com/documentation/swiftui/environment/init(_:)
    public init(_ path: KeyPath<EnvironmentValues, Value>) { self.path = path }
}

extension Environment: Remembered {
    func remember(in rendered: Rendered, at place: String) { box.values = rendered.environment }
}

// developer.apple.com/documentation/swiftui/environmentvalues
public struct EnvironmentValues {
    // developer.apple.com/documentation/swiftui/environmentvalues/scenephase
    public var scenePhase = ScenePhase.active
    // developer.apple.com/documentation/swiftui/environmentvalues/dynamictypesize
    public var dynamicTypeSize = DynamicTypeSize.large
    // developer.apple.com/documentation/swiftui/environmentvalues/locale
    public var locale = Locale(identifier: "en")
    // developer.apple.com/documentation/swiftui/environmentvalues/layoutdirection
    public var layoutDirection = LayoutDirection.leftToRight
    // developer.apple.com/documentation/swiftui/environmentvalues/init()
    public init() {}
}

// developer.apple.com/documentation/swiftui/layoutdirection
public enum LayoutDirection: Sendable { case leftToRight, rightToLeft }

// developer.apple.com/documentation/swiftui/scenephase
public enum ScenePhase: Sendable { case background, inactive, active }

// developer.apple.com/documentation/swiftui/dynamictypesize
public enum DynamicTypeSize: Sendable {
    case large, accessibility1
    // developer.apple.com/documentation/swiftui/dynamictypesize/isaccessibilitysize
    public var isAccessibilitySize: Bool { self == .accessibility1 }
}
