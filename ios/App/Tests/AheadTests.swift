import Aidpost
import Consult
import Foundation
import Testing

/// What the model reads while the clinician types: the newest text, once for a pause, and nothing that another patient could meet.
@MainActor @Suite(.serialized) struct AheadTests {
    private static let story = "She fell this morning and was confused. There is noisy breathing at rest."

    /// An engine of the same pack that has read nothing.
    private func fresh() async throws -> Engine {
        try await Engine.open(PackSource.builtIn(cache: Phone.cache.path).open())
    }

    /// A phone whose clinician has typed the story.
    private func typed(model: ChosenPack) async throws -> (Phone, IntakeState) {
        let phone = try await Phone(model: model, typingPause: .milliseconds(50))
        try await phone.press("new")
        try await phone.write("age", "34")
        try await phone.press("sex.female")
        try await phone.write("story", Self.story)
        let intake = try #require(phone.desk.consultation?.intake)
        await intake.ahead.settled()
        return (phone, intake)
    }

    /// How much of the prompt was there when the triage's own reading began.
    private func there(_ engine: ReloadingEngine, _ encounter: Encounter) async throws -> UInt64? {
        try await engine.withEngine { engine in
            var first: UInt64?
            for try await event in engine.triageEvents(encounter) {
                if case .progress(.prompt(let done, _)) = event { first = first ?? done }
            }
            return first
        }
    }

    @Test func whatWasTypedIsReadInThePauseAndTheTriageIsTheSame() async throws {
        let (phone, intake) = try await typed(model: .builtIn)
        let encounter = try #require(try intake.encounter())
        let plain = try await fresh()
        let whole = try await plain.readAhead(encounter)
        #expect(try await there(phone.desk.engine, encounter) == whole.total)
        // That triage took what was read. More is typed, and read.
        try await phone.write("story", Self.story + " She vomits everything.")
        await intake.ahead.settled()
        try await phone.press("go.result")
        try await phone.until("not read") { phone.desk.consultation?.result.triage != nil }
        let read = try #require(try intake.encounter())
        #expect(try await plain.triage(read) == phone.desk.consultation?.result.triage)
        await phone.desk.leave()
        await phone.desk.engine.release()
    }

    @Test func whoLeavesThePatientLeavesNothingOfThemInTheModel() async throws {
        let (phone, intake) = try await typed(model: .builtIn)
        let encounter = try #require(try intake.encounter())
        let whole = try await fresh().readAhead(encounter)
        try await phone.press("leave")
        try await phone.press("leave.sure")
        try await phone.until("still open") { phone.desk.consultation == nil }
        await intake.ahead.settled()
        #expect(try #require(try await there(phone.desk.engine, encounter)) < whole.total)
        await phone.desk.engine.release()
    }

    @Test func withoutAModelNothingIsOpened() async throws {
        let (without, _) = try await typed(model: .none)
        #expect(await !without.desk.engine.isLoaded)
        let (with, _) = try await typed(model: .builtIn)
        #expect(await with.desk.engine.isLoaded)
        await with.desk.engine.release()
    }

    @Test func aModelThatIsGoneSaysNothingWhileSomebodyTypes() async throws {
        let (phone, _) = try await typed(model: .stored(id: "gone"))
        #expect(phone.find("refused") == nil)
        try await phone.press("go.result")
        try await phone.until("the plain way does not say it") { phone.find("refused") != nil }
        #expect(phone.desk.consultation?.result.triage?.model.status == .notLoaded)
    }

    /// What was asked of the model, in order, and what was left half read.
    private actor Asked {
        private(set) var stories: [String] = []
        private(set) var cancelled: [String] = []
        private(set) var forgotten = 0
        var counts: (asked: Int, cancelled: Int) { (stories.count, cancelled.count) }

        func read(_ encounter: Encounter, for duration: Duration) async throws {
            let story = encounter.narrative?.text ?? ""
            stories.append(story)
            do {
                try await Task.sleep(for: duration)
            } catch {
                cancelled.append(story)
                throw error
            }
        }

        func forget() { forgotten += 1 }
    }

    private func ahead(_ asked: Asked, pause: Duration, reading: Duration = .zero) -> ReadingAhead {
        ReadingAhead(pause: pause, read: { try await asked.read($0, for: reading) }, forget: { await asked.forget() })
    }

    private func encounter(_ story: some StringProtocol) throws -> Encounter? {
        var form = CallForm()
        (form.age, form.story) = (34, PatientText(String(story)))
        return try form.encounter(id: "1")
    }

    @Test func aFastTypistCausesOneCallAndItIsAboutTheNewestText() async throws {
        let asked = Asked()
        let ahead = ahead(asked, pause: .milliseconds(200))
        for count in 1...Self.story.count {
            ahead.typed(try encounter(Self.story.prefix(count)))
            try await Task.sleep(for: .milliseconds(1))
        }
        await ahead.settled()
        #expect(await asked.stories == [Self.story])
        // Nothing is typed, nothing is read.
        ahead.typed(try encounter(""))
        await ahead.settled()
        #expect(await asked.stories.count == 1)
    }

    @Test func anOlderTextIsGivenUpForTheNewerOne() async throws {
        let asked = Asked()
        let ahead = ahead(asked, pause: .milliseconds(1), reading: .seconds(60))
        ahead.typed(try encounter("He"))
        while await asked.counts.asked < 1 { try await Task.sleep(for: .milliseconds(1)) }
        ahead.typed(try encounter("He coughs."))
        while await asked.counts != (2, 1) { try await Task.sleep(for: .milliseconds(1)) }
        #expect(await asked.cancelled == ["He"])
        // Leaving ends the second as well, and what was typed last is never read.
        ahead.typed(try encounter("He coughs. Since"))
        ahead.leave()
        await ahead.settled()
        #expect(await asked.stories == ["He", "He coughs."])
        #expect(await asked.cancelled == ["He", "He coughs."])
        #expect(await asked.forgotten == 1)
    }

    @Test func whatFailedIsNotTriedAfterEveryWord() async throws {
        let asked = Asked()
        let ahead = ReadingAhead(
            pause: .milliseconds(1),
            read: {
                try await asked.read($0, for: .zero)
                throw EngineError.NoModel(reason: "gone")
            }, forget: {})
        for story in ["He", "He coughs."] {
            ahead.typed(try encounter(story))
            await ahead.settled()
        }
        #expect(await asked.stories == ["He"])
    }
}
