// What the clinician has entered of one consultation, and how it becomes the library's encounter. Codes and fields are the library's own.
import Aidpost
import Foundation

public enum AgeUnit: String, Codable, Sendable, CaseIterable {
    case years, months, weeks, days
}

/// What the clinician has entered so far. What a person wrote is `PatientText`: a form does not print itself.
public struct CallForm: Codable, Equatable, Sendable {
    /// Name or number by which the clinician knows the patient.
    public var name = PatientText("")
    public var age: Int?
    public var unit = AgeUnit.years
    public var sex = Sex.unknown
    public var pregnancy = Pregnancy.unknown
    /// Answers by the sign's code; what is not named was not asked.
    public var signs: [String: SignState] = [:]
    /// Signs about which the caller could not tell: they stay unknown, and are not asked first again.
    public var unsure: Set<String> = []
    /// Values by the field's dotted name.
    public var vitals: [String: Double] = [:]
    public var avpu: Avpu?
    /// The story as told, typed or dictated.
    public var story = PatientText("")
    /// BCP 47 tag of the story.
    public var language = "en"
    /// When something was measured: the time of the latest value, RFC 3339.
    public var measuredAt: String?

    public init() {}

    /// The form of an encounter that the store has; `json` is the same, as the store keeps it.
    init(_ encounter: Encounter, json: PatientText, name: String) throws {
        let kept = try JSONDecoder().decode(Kept.self, from: Data(json.text.utf8))
        self.name = PatientText(name)
        if let (unit, age) = kept.age.first { (self.unit, self.age) = (AgeUnit(rawValue: unit) ?? .years, age) }
        (sex, pregnancy, avpu, story) = (encounter.sex, encounter.pregnancy, encounter.vitals.avpu, encounter.narrative ?? "")
        signs = kept.signs.mapValues { $0 == "present" ? .present : .absent }
        for (field, value) in kept.vitals { if case .number(let number) = value { vitals["vitals.\(field)"] = number } }
        language = encounter.language?.text ?? "en"
        measuredAt = encounter.measuredAt?.text
    }

    /// The encounter; none without an age. It is always `remote`: nobody measures, so green is not given.
    public func encounter(id: String) throws -> Encounter? {
        guard let age else { return nil }
        let encoder = JSONEncoder()
        let json = try encoder.encode(Wire(form: self, id: id, age: age))
        return try encounterFromJson(json: String(decoding: json, as: UTF8.self))
    }
}

/// What a form needs of the contract's JSON.
private struct Kept: Decodable {
    enum Value: Decodable {
        case number(Double)
        case other

        init(from decoder: any Decoder) throws {
            self = (try? decoder.singleValueContainer().decode(Double.self)).map { .number($0) } ?? .other
        }
    }

    let age: [String: Int]
    let signs: [String: String]
    let vitals: [String: Value]
}

/// The contract's JSON of a form: the library reads and checks it, and its errors name field, value and range.
private struct Wire: Encodable {
    let form: CallForm
    let id: String
    let age: Int

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var all = encoder.container(keyedBy: Key.self)
        try all.encode(id, forKey: Key("id"))
        try all.encode([form.unit.rawValue: age], forKey: Key("age"))
        try all.encode(form.sex.code, forKey: Key("sex"))
        try all.encode(form.pregnancy.code, forKey: Key("pregnancy"))
        try all.encode("remote", forKey: Key("setting"))
        try all.encode(form.language, forKey: Key("language"))
        try all.encode(form.signs.mapValues { $0 == .present ? "present" : "absent" }, forKey: Key("signs"))
        let story = form.story.text.trimmingCharacters(in: .whitespacesAndNewlines)
        // The words as they were told, so that a place in them is the same place on the screen.
        if !story.isEmpty { try all.encode(form.story.text, forKey: Key("narrative")) }
        if let measuredAt = form.measuredAt, !form.vitals.isEmpty { try all.encode(measuredAt, forKey: Key("measured_at")) }
        var vitals = all.nestedContainer(keyedBy: Key.self, forKey: Key("vitals"))
        for (field, value) in form.vitals {
            try vitals.encode(value, forKey: Key(field.replacingOccurrences(of: "vitals.", with: "")))
        }
        if let avpu = form.avpu { try vitals.encode(avpu.code, forKey: Key("avpu")) }
    }
}

extension Sex {
    var code: String {
        switch self {
        case .female: "female"
        case .male: "male"
        case .other: "other"
        case .unknown: "unknown"
        }
    }
}

extension Pregnancy {
    var code: String {
        switch self {
        case .pregnant: "pregnant"
        case .postpartum: "postpartum"
        case .notPregnant: "not_pregnant"
        case .unknown: "unknown"
        }
    }
}

extension Avpu {
    var code: String {
        switch self {
        case .alert: "alert"
        case .confusion: "confusion"
        case .voice: "voice"
        case .pain: "pain"
        case .unresponsive: "unresponsive"
        }
    }
}
