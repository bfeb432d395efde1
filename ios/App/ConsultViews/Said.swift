// What the library says, in the language of this device where the library has words for it; else in English.
import Aidpost
import Foundation

struct Said {
    /// Of this device.
    static let here = Said(language: Locale.current.identifier)

    private let words: Messages?

    /// `language` is a BCP 47 tag; its region does not count.
    init(language: String) { words = messages(language: language) }

    func finding(_ english: String) -> String { words?.finding(criterion: english) ?? english }

    func question(_ english: String) -> String { words?.question(english: english) ?? english }

    func warning(_ warning: Warning) -> String { words?.warning(code: warning.code) ?? warning.message }
}
