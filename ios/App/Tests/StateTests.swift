import Aidpost
import Consult
import Foundation
import SwiftUI
import XCTest

@MainActor
final class StateTests: XCTestCase {
    func testWhatIsOnTheDeviceIsNotWhatWasEntered() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        try await phone.write("name", "Zanzibar-Quokka-7714")
        try await phone.write("age", "34")
        try await phone.write("story", "He says Zanzibar-Quokka-7714 twice.")
        try await phone.press("go.result")
        try await phone.press("keep")
        try await phone.press("new")
        try await phone.write("story", "Zanzibar-Quokka-7714 again.")
        let files = try XCTUnwrap(FileManager.default.enumerator(at: phone.folder, includingPropertiesForKeys: [.isRegularFileKey]))
        var read = 0
        for case let file as URL in files {
            guard let data = try? Data(contentsOf: file), !data.isEmpty else { continue }
            read += 1
            XCTAssertNil(data.range(of: Data("Quokka".utf8)), file.lastPathComponent)
            XCTAssertFalse(file.lastPathComponent.contains("Quokka"))
        }
        XCTAssertGreaterThan(read, 2)
        let form = try XCTUnwrap(phone.desk.consultation?.intake.form)
        XCTAssertFalse("\(form)".contains("Quokka"))
    }

    func testADecisionAndANoteAreStillThereWhenTheAppStartsAgain() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        try await phone.write("name", "Femi")
        try await phone.write("age", "40")
        try await phone.press("go.result")
        try await phone.press("decide")
        try await phone.press("decide.yellow")
        try await phone.write("decide.by", "Nurse Halima")
        try await phone.write("reason", "Sounds weak.")
        try await phone.press("decide.save")
        try await phone.press("go.note")
        try await phone.write("note.by", "Nurse Halima")
        try await phone.press("note.sign")
        try await phone.press("keep")
        try await phone.start()
        try await phone.press("open.Femi")
        try await phone.until("the decision is gone") { phone.find("override")?.name.contains("Sounds weak.") == true }
        XCTAssertEqual(phone.desk.consultation?.result.stands, .yellow)
        XCTAssertEqual(phone.desk.consultation?.result.acuity, .notTriageable)
        XCTAssertEqual(phone.desk.consultation?.note.signed?.by.text, "Nurse Halima")
        XCTAssertFalse(phone.desk.consultation!.canGo(to: .intake), "what is kept is not entered anew")
    }

    func testWhatIsDictatedIsTheStoryAndIsReadAsItComes() async throws {
        let phone = try await Phone()
        phone.heard = ["He", "has", "a", "headache", "now"]
        try await phone.press("new")
        try await phone.write("age", "34")
        try await phone.press("dictate")
        try await phone.press("suggestion.headache")
        XCTAssertEqual(phone.desk.consultation?.intake.form.story.text, "He has a headache")
        XCTAssertEqual(phone.desk.consultation?.intake.form.signs["headache"], .present)
    }

    func testWhatTheCallerCannotTellIsAskedLastAndStaysUnknown() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        try await phone.write("age", "34")
        try await phone.press("sex.male")
        let intake = try XCTUnwrap(phone.desk.consultation?.intake)
        let first = try XCTUnwrap(intake.questions.first)
        guard case .sign(let code) = first.topic else { return XCTFail(first.text) }
        try await phone.press("answer.\(code).unsure")
        XCTAssertNotEqual(intake.questions.first, first)
        XCTAssertEqual(intake.questions.last, first)
        XCTAssertNil(intake.form.signs[code])
    }

    func testAWomanIsFirstAskedWhetherSheIsPregnant() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        try await phone.write("age", "30")
        try await phone.press("sex.female")
        XCTAssertEqual(phone.desk.consultation?.intake.questions.first?.topic, .pregnancy)
        try await phone.press("pregnancy.notPregnant")
        XCTAssertNotEqual(phone.desk.consultation?.intake.questions.first?.topic, .pregnancy)
    }

    func testAValueThatCannotBeIsRefusedByTheLibrarysWords() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        try await phone.write("age", "34")
        try await phone.press("values")
        try await phone.write("value.vitals.heart_rate_per_minute", "900")
        XCTAssertTrue(try XCTUnwrap(phone.find("refused")).name.contains("vitals.heart_rate_per_minute"))
        XCTAssertNil(phone.find("go.result")?.press)
        try await phone.write("value.vitals.heart_rate_per_minute", "80")
        XCTAssertNotNil(phone.find("go.result")?.press)
    }

    func testAModelIsChosenAndTheNextReadingIsByIt() async throws {
        let phone = try await Phone()
        try await phone.press("pack.builtIn")
        XCTAssertEqual(phone.desk.preferences.pack, .builtIn)
        try await phone.press("new")
        try await phone.write("age", "34")
        try await phone.write("story", "He has a headache.")
        try await phone.press("go.result")
        try await phone.until("the model has not read") { phone.desk.consultation?.result.triage != nil }
        XCTAssertEqual(phone.desk.consultation?.result.triage?.provenance.pack?.isEmpty, false)
        await phone.desk.leave()
        await phone.desk.engine.release()
    }

    func testNothingIsFetchedBeforeItsTermsAreAccepted() async throws {
        let phone = try await Phone()
        let row = try XCTUnwrap(phone.desk.models.rows.first { $0.verdict != .willNotFit })
        try await phone.press("fetch.\(row.id)")
        XCTAssertNotNil(phone.find("terms.accept"))
        XCTAssertFalse(phone.desk.models.isWorking)
        try await phone.press("terms.decline")
        XCTAssertNil(phone.find("terms.accept"))
    }

    func testTheMarkedStoryIsTheWholeStory() async throws {
        var told = CallForm()
        (told.age, told.story) = (34, "Élan 🙂: he has a headache, no fever.")
        let encounter = try XCTUnwrap(told.encounter(id: "1"))
        let triage = try await Engine.rulesOnly().triage(encounter)
        let cut = pieces(told.story.text, triage.reading.signs)
        XCTAssertEqual(cut.map(\.text).joined(), told.story.text)
        XCTAssertTrue(cut.contains { $0.isRead && $0.text.contains("headache") })
        XCTAssertFalse(cut.filter(\.isRead).contains { $0.text.contains("Élan") })
    }

    func testTheMostUrgentStandsFirstAndOfEqualsTheOneThatWaitsLongest() {
        func line(_ id: String, _ at: String, _ acuity: Acuity) -> VisitLine {
            VisitLine(id: PatientText(id), at: at, acuity: acuity, acuityByTriage: acuity, reviewOpen: false, closedAt: nil)
        }
        let lines = [
            line("a", "2026-11-29T10:00:00Z", .yellow), line("b", "2026-11-29T09:00:00Z", .notTriageable),
            line("c", "2026-11-29T11:00:00Z", .red), line("d", "2026-11-29T09:30:00Z", .yellow),
        ]
        XCTAssertEqual(inOrder(lines).map(\.id.text), ["c", "d", "a", "b"])
    }
}
