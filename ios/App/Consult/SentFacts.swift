// All that another post's message holds, for a screen to say: nothing of it is left out.
import Aidpost
import Foundation

/// A sign in a message.
public struct SentSign: Identifiable, Equatable, Sendable {
    public let code: String
    public let label: String
    public let sign: Sign
    public let state: SignState
    /// Not ticked by a person, but read in the story.
    public let isRead: Bool

    public var id: String { "\(code) \(isRead)" }
}

public struct SentValue: Identifiable, Equatable, Sendable {
    /// The dotted name of the field, or the library's own key for what no screen asks.
    public let id: String
    public let words: String
}

extension Handover {
    /// The age as a number and its unit.
    public var age: (Int, AgeUnit)? {
        switch facts.encounter.age {
        case .years(let count): (Int(count), .years)
        case .months(let count): (Int(count), .months)
        case .weeks(let count): (Int(count), .weeks)
        case .days(let count): (Int(count), .days)
        }
    }

    /// What is there first, then what is not.
    public var signs: [SentSign] {
        let chart = chartSigns(encounter: facts.encounter)
        func sent(_ sign: Sign, _ state: SignState, isRead: Bool) -> SentSign {
            let known = chart.first { $0.sign == sign }
            return SentSign(code: known?.code ?? "\(sign)", label: known?.label ?? "\(sign)", sign: sign, state: state, isRead: isRead)
        }
        let ticked = facts.encounter.signs.map { sent($0.key, $0.value, isRead: false) }.sorted { $0.code < $1.code }
        return ticked.filter { $0.state == .present } + facts.read.map { sent($0, .present, isRead: true) } + ticked.filter { $0.state == .absent }
    }

    /// What was measured, and whatever else the message holds, by the library's key.
    public func values() throws -> [SentValue] {
        var keys = try encounterToKeys(encounter: facts.encounter).mapValues(\.text)
        for said in ["sex", "pregnancy", "vitals_avpu"] { keys[said] = nil }
        let measured = vitalFields().compactMap { field in
            keys.removeValue(forKey: field.field.replacingOccurrences(of: ".", with: "_")).map {
                SentValue(id: field.field, words: "\(field.words): \($0) \(field.unit)")
            }
        }
        let others = keys.filter { !$0.key.hasPrefix("signs_") && !$0.key.hasPrefix("age_") }.sorted { $0.key < $1.key }
        return measured + others.map { SentValue(id: $0.key, words: "\($0.key): \($0.value)") }
    }
}
