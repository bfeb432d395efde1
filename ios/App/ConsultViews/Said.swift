// What the library says, in the language of this device where the library has words for it; else in English.
import Aidpost
import Consult
import SwiftUI

struct Said {
    private let words: Messages?

    /// `language` is a BCP 47 tag; its region does not count.
    init(language: String) { words = messages(language: language) }

    /// Of the language that the screens are in.
    @MainActor
    static func of(_ locale: Locale) -> Said {
        let language = locale.identifier
        if let known = known[language] { return known }
        let said = Said(language: language)
        known[language] = said
        return said
    }

    @MainActor private static var known: [String: Said] = [:]

    func finding(_ english: String) -> String { words?.finding(criterion: english) ?? english }

    func question(_ english: String) -> String { words?.question(english: english) ?? english }

    func warning(_ warning: Warning) -> String { words?.warning(code: warning.code) ?? warning.message }

    /// When to come in.
    func comeIn(_ english: String) -> String { words?.comeIn(english: english) ?? english }

    /// Why something was not done: in general words, and behind them what the library says in full.
    func refusal(_ why: Why) -> String { words?.refusal(code: why.code).map { "\($0)\n\(why.english)" } ?? why.english }

    /// What to do about a photo.
    func advice(_ english: String) -> String { words?.advice(english: english) ?? english }

    func sign(_ sign: Sign, _ english: String) -> String { words?.sign(sign: sign) ?? english }

    func sign(_ sign: ChartSign) -> String { self.sign(sign.sign, sign.label) }
}

/// Words of the library in a view.
struct LibraryText: View {
    let words: (Said) -> String
    @Environment(\.locale) private var locale

    init(_ words: @escaping (Said) -> String) { self.words = words }

    var body: some View { Text(verbatim: words(Said.of(locale))) }
}
