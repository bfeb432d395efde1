import Aidpost
import Consult
import Foundation
import SwiftUI
import Testing

/// In every language: what the library says, and that no word of the app is missing.
@MainActor @Suite(.serialized) struct LanguageTests {
    private nonisolated static let others = Preferences.languages.filter { $0 != "en" }

    @Test(arguments: others) func whatTheCallerIsToldIsInTheLanguageOfThePhone(language: String) async throws {
        let words = try #require(messages(language: language))
        let phone = try await Phone()
        phone.surroundings.locale = Locale(identifier: "\(language)_KE")
        try await phone.press("new")
        try await phone.write("age", "34")
        try await phone.press("sex.male")
        try await phone.write("story", "He has a headache.")
        try await phone.until("nothing is offered") { phone.find("suggestion.headache") != nil }
        #expect(phone.find("suggestion.headache")?.name.contains(words.sign(sign: .headache)) == true)
        let asked = try #require(phone.desk.consultation?.intake.questions.first)
        #expect(phone.find("question")?.name == words.question(english: asked.text))
        if case .sign(let code) = asked.topic {
            #expect(phone.find("answer.\(code).yes")?.name.hasPrefix(words.question(english: asked.text)) == true)
        }
        try await phone.press("go.result")
        try await phone.until("not read") { phone.desk.consultation?.result.triage != nil }
        let english = try #require(phone.desk.consultation?.result.tellTheCaller)
        let caller = try #require(phone.find("caller")?.name)
        #expect(caller == words.comeIn(english: english) && caller != english)
        let watch = try #require(phone.desk.consultation?.result.watchFor.first)
        #expect(phone.find("watch")?.name == "• \(words.sign(sign: watch.sign))")
        #expect(phone.find("quote.headache")?.name.contains(words.sign(sign: .headache)) == true)
    }

    @Test(arguments: others) func whyNothingWasDoneIsSaidInTheLanguageOfThePhone(language: String) async throws {
        let words = try #require(messages(language: language))
        for code in refusalCodes() { #expect(words.refusal(code: code) != nil, "\(code)") }
        let phone = try await Phone()
        phone.surroundings.locale = Locale(identifier: "\(language)_KE")
        try await phone.press("new")
        phone.point("flows/README.md")
        try await phone.press("photo.skin")
        try await phone.until("not refused") { phone.find("refused") != nil }
        let said = try #require(phone.find("refused")?.name)
        #expect(said.contains(try #require(words.refusal(code: "image-unreadable"))), "\(said)")
        phone.point("cases/dark.png")
        try await phone.press("photo.skin")
        try await phone.until("no advice") { phone.find("advice") != nil }
        #expect(phone.find("advice")?.name == words.advice(english: QualityWarning.tooDark.advice()))
    }

    /// Every literal of the screens is a key of the catalogue, also where no test has gone; and no key is left that nobody says.
    @Test func everyWordInTheSourcesIsAKeyAndEveryKeyIsSaid() throws {
        let app = Phone.mounted.appendingPathComponent("package/App")
        let said = try literals(app.appendingPathComponent("ConsultViews")) { isSaid($0) }
            .union(literals(app.appendingPathComponent("Aidpost")) { $0.before.hasSuffix("localized: ") || $0.before.hasSuffix("Text(") })
        #expect(said.count > 200)
        let keys = try AccessTests.Catalogue.read("Localizable").strings.keys
        let known = Set(keys.map { $0.replacing(#/%(?:@|lld)/#, with: Literal.hole) })
        #expect(said.subtracting(known).isEmpty, "not in the catalogue: \(said.subtracting(known).sorted())")
        let vitals = Set(vitalFields().map(\.words))
        #expect(vitals.subtracting(keys).isEmpty, "\(vitals.subtracting(keys))")
        let every = try literals(app.appendingPathComponent("ConsultViews")) { _ in true }.union(said).union(vitals)
        #expect(known.subtracting(every).isEmpty, "nobody says: \(known.subtracting(every).sorted())")
    }

    @Test func whatTheSystemAsksOfThePersonIsInEveryLanguage() throws {
        let project = try String(contentsOf: Phone.mounted.appendingPathComponent("package/App/project.yml"), encoding: .utf8)
        let asked = Dictionary(uniqueKeysWithValues: project.matches(of: #/(NS\w+UsageDescription): (.+)/#).map { (String($0.1), String($0.2)) })
        let catalogue = try AccessTests.Catalogue.read("InfoPlist").strings
        #expect(asked.count == 6 && Set(asked.keys) == Set(catalogue.keys))
        for (key, entry) in catalogue {
            #expect(Set(entry.localizations.keys) == Set(Preferences.languages), "\(key)")
            #expect(entry.localizations["en"]?.stringUnit.value == asked[key], "\(key)")
        }
    }

    /// What is no word for a person: names of controls and pictures, tags, words that come from elsewhere.
    private func isSaid(_ one: Literal) -> Bool {
        let other = ["verbatim: ", "id: ", "symbol: ", "systemName: ", "systemImage: ", "Identifier(", "case ", "id = ", "separator: ", "LibraryText { ", "id: { ", "tag("]
        if other.contains(where: one.before.hasSuffix) { return false }
        return one.words.first?.isUppercase == true || one.words.contains(" ")
    }

    private struct Literal {
        static let hole = "\u{FFFC}"
        /// With a mark where a value is put in.
        var words = ""
        /// What stands before it on its line.
        let before: String
    }

    private func literals(_ folder: URL, where holds: (Literal) -> Bool) throws -> Set<String> {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter { $0.pathExtension == "swift" }
        var found: Set<String> = []
        for file in files {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                for one in literals(Array(line)) where holds(one) { found.insert(one.words) }
            }
        }
        return found
    }

    /// The literals of one line, those within an interpolation too.
    private func literals(_ line: [Character]) -> [Literal] {
        var (done, open, depths): ([Literal], [Literal], [Int]) = ([], [], [])
        var at = 0
        var isInside: Bool { open.count > depths.count }
        while at < line.count {
            let two = String(line[at..<min(at + 2, line.count)])
            if isInside {
                if two == "\\(" {
                    open[open.count - 1].words += Literal.hole
                    depths.append(1)
                    at += 1
                } else if line[at] == "\"" {
                    done.append(open.removeLast())
                } else {
                    open[open.count - 1].words.append(line[at])
                }
            } else if two == "//" {
                break
            } else if line[at] == "\"" {
                open.append(Literal(before: String(line[..<at])))
            } else if let depth = depths.last, line[at] == "(" || line[at] == ")" {
                depths[depths.count - 1] = depth + (line[at] == "(" ? 1 : -1)
                if depths.last == 0 { depths.removeLast() }
            }
            at += 1
        }
        return done
    }
}
