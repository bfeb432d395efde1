import Aidpost
import Consult
import Foundation
import Testing

/// What a clinician sets once, and the models of this device.
@MainActor @Suite(.serialized) struct SettingsTests {
    private func keep(_ name: String, on phone: Phone) async throws {
        try await phone.press("new")
        try await phone.write("name", name)
        try await phone.write("age", "40")
        try await phone.press("go.result")
        try await phone.press("keep")
        try await phone.until("not kept") { phone.find("open.\(name)") != nil }
    }

    @Test func whatIsOlderThanTheClinicianHasSetIsDeletedWhenTheAppStarts() async throws {
        let phone = try await Phone()
        try await keep("Amina", on: phone)
        try await phone.press("kept.7")
        try await phone.until("not set") { phone.find("forgotten") != nil }
        #expect(phone.find("open.Amina") != nil, "it is of today")
        phone.clock += 8 * 86_400
        try await phone.start()
        #expect(phone.find("open.Amina") == nil)
        #expect(phone.find("forgotten")?.name.hasPrefix("1 ") == true)
    }

    @Test func allAreDeletedOnlyByASecondPressAndTheStoreGoesOn() async throws {
        let phone = try await Phone()
        try await keep("Amina", on: phone)
        try await phone.press("wipe")
        #expect(phone.find("open.Amina") != nil)
        try await phone.press("wipe-sure")
        try await phone.until("still there") { phone.find("open.Amina") == nil }
        try await keep("Bibi", on: phone)
        try await phone.start()
        #expect(phone.find("open.Bibi") != nil)
    }

    @Test func aLockedAppShowsNothingBeforeItIsKnownWhoIsThere() async throws {
        let phone = try await Phone()
        try await keep("Amina", on: phone)
        try await phone.press("settings.lock")
        phone.isOwner = false
        try await phone.start()
        #expect(phone.find("unlock") != nil)
        #expect(phone.find("open.Amina") == nil)
        try await phone.press("unlock")
        try await Task.sleep(for: .milliseconds(20))
        #expect(phone.desk.isLocked)
        phone.isOwner = true
        try await phone.press("unlock")
        try await phone.until("still locked") { phone.find("open.Amina") != nil }
        // It is locked again when it leaves the foreground, and asks when it comes back: once, whatever the answer is.
        let before = phone.asked
        phone.isOwner = false
        phone.move(.background)
        try await phone.until("still open") { phone.desk.isLocked }
        phone.move(.active)
        try await phone.until("nobody is asked") { phone.asked == before + 1 }
        phone.move(.inactive)
        phone.move(.active)
        try await Task.sleep(for: .milliseconds(50))
        #expect(phone.asked == before + 1)
        #expect(phone.find("unlock") != nil && phone.find("open.Amina") == nil)
    }

    @Test func whatAnEarlierVersionHasWrittenIsStillSet() throws {
        let earlier = #"{"clinician": "Halima", "post": "", "language": "sw", "strongContrast": true, "pack": {"builtIn": {}}}"#
        let read = try JSONDecoder().decode(Preferences.self, from: Data(earlier.utf8))
        #expect(read.clinician == "Halima" && read.language == "sw" && read.strongContrast && read.pack == .builtIn)
        #expect(read.keptDays == nil && !read.lock)
        #expect(try JSONDecoder().decode(Preferences.self, from: JSONEncoder().encode(read)) == read)
    }

    @Test func whatAnOpinionDoesIsSetAndAnotherEngineReadsFromThenOn() async throws {
        let phone = try await Phone(model: .builtIn)
        let before = phone.desk.engine
        // The rules say yellow, the demonstration model red.
        let file = Phone.mounted.appendingPathComponent("cases/yellow-adult-pneumonia-high-fever.json")
        let encounter = try encounterFromJson(json: String(contentsOf: file, encoding: .utf8))
        let reviewed = try await before.withEngine { try await $0.triage(encounter) }
        #expect(reviewed.acuity == .yellow && reviewed.supervisorReview)
        try await phone.press("settings.opinion")
        #expect(phone.desk.preferences.raisesByOpinion && phone.find("settings.opinion")?.isSelected == true)
        let raised = try await phone.desk.engine.withEngine { try await $0.triage(encounter) }
        #expect(raised.acuity == .red)
        try await phone.press("settings.opinion")
        let again = try await phone.desk.engine.withEngine { try await $0.triage(encounter) }
        #expect(again.acuity == .yellow)
    }

    @Test func aModelFromAFileIsTakenShownAndRemovedByASecondPress() async throws {
        let phone = try await Phone()
        // The demonstration pack as a folder of files, as somebody would bring it on a card.
        let pack = try await PackSource.builtIn(cache: Phone.cache.path).open()
        let id = pack.manifest().id
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("card-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let there = try #require(FileManager.default.enumerator(at: Phone.cache, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }.first { $0.lastPathComponent == "pack.json" })
        try FileManager.default.copyItem(at: there.deletingLastPathComponent(), to: folder)
        phone.modelFile = folder
        try await phone.press("models.take")
        try await phone.until("not taken") { phone.find("pack.\(id)") != nil }
        try await phone.press("card.\(id)")
        try await phone.until("no card") { phone.find("card") != nil }
        #expect(phone.find("card")?.name.contains("Not for clinical use") == true)
        try await phone.press("pack.\(id)")
        #expect(phone.desk.preferences.pack == .stored(id: id))
        try await phone.press("remove.\(id)")
        #expect(phone.find("pack.\(id)") != nil)
        try await phone.press("remove.sure.\(id)")
        #expect(phone.find("pack.\(id)") == nil)
        #expect(phone.desk.preferences.pack == .none)
        // What is no model is refused in the library's words.
        phone.modelFile = Phone.mounted.appendingPathComponent("cases/photo.png")
        try await phone.press("models.take")
        try await phone.until("not refused") { phone.desk.models.refused != nil }
    }

    @Test func eachModelSaysWhetherItFitsAndWhatWouldHelp() async throws {
        let phone = try await Phone()
        let rows = phone.desk.models.rows
        #expect(rows.contains { $0.verdict != nil })
        for row in rows {
            // Of a file whose size nobody knows nothing is said.
            #expect((row.verdict == nil) == (row.needs == nil), "\(row.id)")
            if row.verdict != nil { #expect((row.verdict == .fits) == row.help.isEmpty, "\(row.id)") }
        }
        let said = phone.screen().shown.map(\.name)
        #expect(said.contains { $0.hasPrefix("Needs ") } && said.contains("Whether it fits is not known."))
    }
}
