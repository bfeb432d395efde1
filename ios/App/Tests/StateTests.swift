import Aidpost
import Consult
import Foundation
import SwiftUI
import Testing

@MainActor @Suite(.serialized) struct StateTests {
    @Test func whatIsOnTheDeviceIsNotWhatWasEntered() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        try await phone.write("name", "Zanzibar-Quokka-7714")
        try await phone.write("age", "34")
        try await phone.write("story", "He says Zanzibar-Quokka-7714 twice.")
        try await phone.press("go.result")
        try await phone.press("keep")
        try await phone.press("new")
        try await phone.write("story", "Zanzibar-Quokka-7714 again.")
        let files = try #require(FileManager.default.enumerator(at: phone.folder, includingPropertiesForKeys: [.isRegularFileKey]))
        var read = 0
        for case let file as URL in files {
            guard let data = try? Data(contentsOf: file), !data.isEmpty else { continue }
            read += 1
            #expect(data.range(of: Data("Quokka".utf8)) == nil, "\(file.lastPathComponent)")
            #expect(!file.lastPathComponent.contains("Quokka"))
        }
        #expect(read > 2)
        let form = try #require(phone.desk.consultation?.intake.form)
        #expect(!"\(form)".contains("Quokka"))
    }

    @Test func aDecisionAndANoteAreStillThereWhenTheAppStartsAgain() async throws {
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
        // What is signed is kept at once: the app may end now.
        try await phone.until("not kept") { phone.desk.consultation?.isNoteKept == true }
        try await phone.start()
        try await phone.press("open.Femi")
        try await phone.until("the decision is gone") { phone.find("override")?.name.contains("Sounds weak.") == true }
        #expect(phone.desk.consultation?.result.stands == .yellow)
        #expect(phone.desk.consultation?.result.acuity == .notTriageable)
        #expect(phone.desk.consultation?.note.signed?.by.text == "Nurse Halima")
        #expect(!phone.desk.consultation!.canGo(to: .intake), "what is kept is not entered anew")
    }

    @Test func whatADemonstrationAnswersIsMarkedBesideASignedNoteToo() async throws {
        let phone = try await Phone(model: .builtIn)
        try await phone.press("new")
        try await phone.write("name", "Dayo")
        try await phone.write("age", "40")
        try await phone.write("story", "He has a headache.")
        try await phone.press("go.result")
        try await phone.press("go.note")
        try await phone.write("note.by", "Nurse Halima")
        try await phone.press("note.sign")
        try await phone.until("not kept") { phone.desk.consultation?.isNoteKept == true }
        try await phone.start()
        try await phone.press("open.Dayo")
        try await phone.press("go.note")
        #expect(phone.find("demo") == nil, "a person has signed it")
        try await phone.write("question", "What does he have?")
        try await phone.press("ask")
        try await phone.until("no answer") { phone.find("answer") != nil }
        #expect(phone.find("demo") != nil)
        let asked = try #require(phone.desk.consultation?.note.asked.first)
        let says = phone.find("answer")?.name ?? ""
        // What was not answered is not said to be absent.
        #expect((asked.status == .notInRecord) == (says == "The record does not say."), "\(says)")
        await phone.desk.leave()
        await phone.desk.engine.release()
    }

    @Test func whoWaitsForANoteSeesHowFarItIs() async throws {
        let phone = try await Phone(model: .builtIn)
        try await phone.press("new")
        try await phone.write("age", "40")
        try await phone.write("story", "He has a headache and vomits.")
        try await phone.press("go.result")
        try await phone.press("go.note")
        try await phone.until("no line") { phone.find("line.0") != nil }
        let note = try #require(phone.desk.consultation?.note)
        await note.finished()
        #expect(try #require(note.part) > 0.5, "the prompt was read, and the reply begun")
        #expect(note.coming.isEmpty, "the note has taken the draft's place")
        try await phone.press("history")
        try await phone.until("no history") { note.history != nil }
        await phone.desk.leave()
        await phone.desk.engine.release()
    }

    @Test func aPhotoIsShownAsTheModelSeesIt() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        phone.point("cases/photo.png")
        try await phone.press("photo.wound")
        try await phone.until("not shown") { phone.find("picture.wound") != nil }
        #expect(phone.find("picture.wound")?.name == "Photo of the wound")
    }

    @Test func aPhotoThatIsTooDarkIsSaidToBeSoAtOnce() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        phone.point("cases/dark.png")
        try await phone.press("photo.skin")
        try await phone.until("no advice") { phone.find("advice") != nil }
        #expect(phone.screen().shown.contains { $0.identifier == "advice" && $0.name == QualityWarning.tooDark.advice() })
    }

    @Test func whatWasNotChangedIsNotReadAgainAndANoteOfAnEarlierEntrySaysSo() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        try await phone.write("age", "40")
        try await phone.press("sex.male")
        try await phone.press("go.result")
        try await phone.press("decide")
        try await phone.press("decide.yellow")
        try await phone.write("decide.by", "Nurse Halima")
        try await phone.write("reason", "Sounds weak.")
        try await phone.press("decide.save")
        try await phone.press("go.note")
        try await phone.press("go.intake")
        try await phone.press("go.result")
        #expect(phone.desk.consultation?.result.decision != nil, "nothing was changed")
        try await phone.press("go.intake")
        try await phone.press("answer.heavy_bleeding.yes")
        try await phone.press("go.result")
        #expect(phone.desk.consultation?.result.decision == nil, "it was decided on another entry")
        try await phone.press("go.note")
        try await phone.press("note.anew")
        try await phone.until("the note is still of the earlier entry") { phone.find("note.anew") == nil }
        #expect(phone.desk.consultation?.note.lines.contains { $0.source == "signs.heavy_bleeding" } == true)
    }

    @Test func nobodyLosesACallByOneTouch() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        try await phone.write("age", "40")
        try await phone.press("leave")
        #expect(phone.desk.consultation != nil)
        try await phone.press("leave.not")
        try await phone.press("leave")
        try await phone.press("leave.sure")
        try await phone.until("still open") { phone.desk.consultation == nil }
        try await phone.start()
        #expect(phone.desk.consultation == nil, "what was thrown away does not come back")
    }

    @Test func whatIsDictatedIsTheStoryAndIsReadAsItComes() async throws {
        let phone = try await Phone()
        phone.heard = ["He", "has", "a", "headache", "now"]
        try await phone.press("new")
        try await phone.write("age", "34")
        try await phone.press("dictate")
        try await phone.press("suggestion.headache")
        #expect(phone.desk.consultation?.intake.form.story.text == "He has a headache now")
        #expect(phone.desk.consultation?.intake.form.signs["headache"] == .present)
    }

    @Test func whatTheCallerCannotTellIsAskedLastAndStaysUnknown() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        try await phone.write("age", "34")
        try await phone.press("sex.male")
        let intake = try #require(phone.desk.consultation?.intake)
        let first = try #require(intake.questions.first)
        guard case .sign(let code) = first.topic else {
            Issue.record("\(first.text)")
            return
        }
        try await phone.press("answer.\(code).unsure")
        #expect(intake.questions.first != first)
        #expect(intake.questions.last == first)
        #expect(intake.form.signs[code] == nil)
    }

    @Test func aWomanIsFirstAskedWhetherSheIsPregnant() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        try await phone.write("age", "30")
        try await phone.press("sex.female")
        #expect(phone.desk.consultation?.intake.questions.first?.topic == .pregnancy)
        try await phone.press("pregnancy.notPregnant")
        #expect(phone.desk.consultation?.intake.questions.first?.topic != .pregnancy)
    }

    @Test func aValueThatCannotBeIsRefusedByTheLibrarysWords() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        try await phone.write("age", "34")
        try await phone.press("values")
        try await phone.write("value.vitals.heart_rate_per_minute", "900")
        #expect(phone.find("refused")?.name.contains("vitals.heart_rate_per_minute") == true)
        #expect(phone.find("go.result")?.press == nil)
        try await phone.write("value.vitals.heart_rate_per_minute", "80")
        #expect(phone.find("go.result")?.press != nil)
    }

    @Test func aModelIsChosenAndTheNextReadingIsByIt() async throws {
        let phone = try await Phone()
        try await phone.press("pack.builtIn")
        #expect(phone.desk.preferences.pack == .builtIn)
        try await phone.press("new")
        try await phone.write("age", "34")
        try await phone.write("story", "He has a headache.")
        try await phone.press("go.result")
        try await phone.until("the model has not read") { phone.desk.consultation?.result.triage != nil }
        #expect(phone.desk.consultation?.result.triage?.provenance.pack?.isEmpty == false)
        await phone.desk.leave()
        await phone.desk.engine.release()
    }

    @Test func nothingIsFetchedBeforeItsTermsAreAccepted() async throws {
        let phone = try await Phone()
        let row = try #require(phone.desk.models.rows.first { $0.verdict != .willNotFit })
        try await phone.press("fetch.\(row.id)")
        #expect(phone.find("terms.accept") != nil)
        #expect(!phone.desk.models.isWorking)
        try await phone.press("terms.decline")
        #expect(phone.find("terms.accept") == nil)
    }

    @Test func theMarkedStoryIsTheWholeStory() async throws {
        var told = CallForm()
        (told.age, told.story) = (34, "Élan 🙂: he has a headache, no fever.")
        let encounter = try #require(try told.encounter(id: "1"))
        let triage = try await Engine.rulesOnly().triage(encounter)
        let cut = pieces(told.story.text, triage.reading.signs)
        #expect(cut.map(\.text).joined() == told.story.text)
        #expect(cut.contains { $0.isRead && $0.text.contains("headache") })
        #expect(!cut.contains { $0.isRead && $0.text.contains("Élan") })
    }

    @Test func theMostUrgentStandsFirstAndOfEqualsTheOneThatWaitsLongest() {
        func line(_ id: String, _ at: String, _ acuity: Acuity) -> VisitLine {
            VisitLine(id: PatientText(id), at: at, acuity: acuity, acuityByTriage: acuity, reviewOpen: false, closedAt: nil)
        }
        let lines = [
            line("a", "2026-11-29T10:00:00Z", .yellow), line("b", "2026-11-29T09:00:00Z", .notTriageable),
            line("c", "2026-11-29T11:00:00Z", .red), line("d", "2026-11-29T09:30:00Z", .yellow),
        ]
        #expect(inOrder(lines).map(\.id.text) == ["c", "d", "a", "b"])
    }
}
