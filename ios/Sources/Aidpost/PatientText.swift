/// Text that a person typed or spoke and that may name the patient. It does not print itself: in logs, errors, string interpolation
/// and mirrors it shows its length only. Read `text` on purpose.
public struct PatientText: Hashable, Sendable {
    /// The words.
    public var text: String

    public init(_ text: String) {
        self.text = text
    }
}

extension PatientText: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        self.init(text)
    }
}

// A plain string in JSON.
extension PatientText: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension PatientText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "<\(text.count) characters withheld>" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
