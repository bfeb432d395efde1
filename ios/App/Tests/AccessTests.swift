import Consult
import Foundation
import SwiftUI
import Testing

/// What every screen owes to who does not see it, and to who reads another language.
@MainActor @Suite(.serialized) struct AccessTests {
    struct Catalogue: Decodable {
        struct Unit: Decodable { let state: String, value: String }
        struct Language: Decodable { let stringUnit: Unit }
        struct Entry: Decodable { let localizations: [String: Language] }
        let strings: [String: Entry]

        static func read(_ name: String = "Localizable") throws -> Catalogue {
            let file = Phone.mounted.appendingPathComponent("package/App/Aidpost/\(name).xcstrings")
            return try JSONDecoder().decode(Catalogue.self, from: Data(contentsOf: file))
        }
    }

    /// Every screen of the app once.
    private func screens(_ letters: DynamicTypeSize = .large) async throws -> [(String, Rendered)] {
        let phone = try await Phone(images: .on)
        phone.surroundings.dynamicTypeSize = letters
        var all = [("places", phone.screen())]
        try await phone.press("new")
        try await phone.write("name", "Gita")
        try await phone.write("age", "30")
        try await phone.press("sex.female")
        try await phone.write("story", "She has a headache. Temp 39.2")
        await phone.desk.consultation?.intake.settled()
        phone.point("cases/photo.png")
        try await phone.press("photo.skin")
        try await phone.until("no photo") { phone.find("remove.skin") != nil }
        try await phone.press("values")
        all.append(("intake", phone.screen()))
        try await phone.press("go.result")
        try await phone.until("not read") { phone.find("model") != nil }
        try await phone.press("decide")
        all.append(("result", phone.screen()))
        try await phone.press("go.note")
        try await phone.until("no note") { phone.find("line.0") != nil }
        all.append(("note", phone.screen()))
        try await phone.press("go.handOver")
        try await phone.until("no letter") { phone.find("share.letter") != nil }
        phone.code = phone.find("qr.message")?.shared ?? ""
        all.append(("hand over", phone.screen()))
        try await phone.press("keep")
        try await phone.until("not kept") { phone.find("open.Gita") != nil }
        try await phone.press("rules")
        try await phone.press("wipe")
        try await phone.press("kept.7")
        try await phone.until("nothing was deleted") { phone.find("forgotten") != nil }
        all.append(("places with a patient", phone.screen()))
        let other = try await Phone(post: 1)
        other.surroundings.dynamicTypeSize = letters
        try await other.believe(phone)
        try await other.write("posts.text", phone.code)
        try await other.press("posts.read")
        try await other.write("post.name", "Kisumu")
        try await other.write("post.key", "abc")
        try await other.press("post.add")
        all.append(("places with a message", other.screen()))
        return all
    }

    @Test func atTheLargestLettersNothingIsLost() async throws {
        let (normal, large) = (try await screens(), try await screens(.accessibility1))
        for ((screen, one), (_, other)) in zip(normal, large) {
            // What has no name for tests may come later: how far the work is, the preview of a photo.
            #expect(one.shown.compactMap(\.identifier) == other.shown.compactMap(\.identifier), "\(screen)")
            // Controls stand below each other where a row has no room for them.
            #expect(other.rows.allSatisfy { $0 < 2 }, "\(screen)")
        }
        #expect(normal.contains { $0.1.rows.contains { $0 > 1 } })
    }

    @Test func everyControlHasANameForAScreenReaderAndOneForTests() async throws {
        for (screen, rendered) in try await screens() {
            for one in rendered.shown where [.button, .field, .toggle, .share].contains(one.kind) {
                #expect(!one.name.trimmingCharacters(in: .whitespaces).isEmpty, "\(screen): \(one)")
                #expect(one.identifier != nil, "\(screen): \(one.name)")
            }
            // A picture alone says nothing.
            for one in rendered.shown where one.kind == .image { #expect(one.isHidden || !one.name.isEmpty, "\(screen): a picture without a name") }
        }
    }

    @Test func theColourIsSaidInWordsOnEveryScreenOfAConsultation() async throws {
        for (screen, rendered) in try await screens() where !screen.hasPrefix("places") {
            let banner = try #require(rendered.shown.first { $0.identifier == "colour" })
            #expect(["RED", "YELLOW", "NO COLOUR"].contains { banner.name.hasPrefix($0) }, "\(banner.name)")
        }
    }

    @Test func everyWordOfTheAppStandsInTheCatalogue() async throws {
        let catalogue = try Catalogue.read()
        for (screen, rendered) in try await screens() {
            for key in rendered.shown.flatMap(\.keys) { #expect(catalogue.strings[key] != nil, "\(screen): \(key)") }
        }
    }

    @Test func everyLanguageIsWholeTakesTheSameValuesAndSaysThatNobodyHasReviewedIt() throws {
        for (key, entry) in try Catalogue.read().strings {
            #expect(Set(entry.localizations.keys) == Set(Preferences.languages), "\(key)")
            for (language, one) in entry.localizations {
                // In another language a value may stand elsewhere, by its number: `%2$@`.
                #expect(values(one.stringUnit.value) == values(key), "\(language): \(key)")
                #expect(one.stringUnit.state == (language == "en" ? "translated" : "needs_review"), "\(language): \(key)")
            }
        }
    }

    /// What is put in, as its place and kind.
    private func values(_ text: String) -> Set<String> {
        Set(text.matches(of: #/%(?:(\d)\$)?(@|lld)/#).enumerated().map { at, match in "\(match.1.map(String.init) ?? String(at + 1))\(match.2)" })
    }

    @Test func whatIsChosenIsSaid() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        try await phone.press("sex.female")
        #expect(phone.find("sex.female")?.isSelected == true)
        #expect(phone.find("sex.male")?.isSelected == false)
    }
}
