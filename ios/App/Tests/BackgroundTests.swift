import Aidpost
import Consult
import Foundation
import Testing

/// The app leaves the foreground, as the system tells its screens: what computes stops, and begins anew when it is back.
@MainActor @Suite(.serialized) struct BackgroundTests {
    @Test func aReadingStopsAndBeginsAnew() async throws {
        let phone = try await Phone(model: .builtIn)
        try await phone.press("new")
        try await phone.write("age", "34")
        try await phone.press("sex.male")
        try await phone.write("story", String(repeating: "He vomits everything. His temperature was 39.4 °C at home. ", count: 30))
        try await phone.press("go.result")
        let result = try #require(phone.desk.consultation?.result)
        try await phone.until("the model does not read") { result.part != nil }
        #expect(result.isReading)
        phone.move(.background)
        try await phone.until("it still reads") { !result.isReading }
        try await phone.unloaded()
        #expect(result.triage == nil)
        phone.move(.active)
        try await phone.until("it does not begin anew") { result.triage != nil }
        #expect(![.cancelled, .notLoaded].contains(result.triage?.model.status))
        await phone.desk.leave()
        await phone.desk.engine.release()
    }

    @Test func anEncodeStopsAndBeginsAnew() async throws {
        let phone = try await Phone(model: .builtIn, images: .on)
        try await phone.press("new")
        phone.point("cases/photo.png")
        try await phone.press("photo.skin")
        let photos = try #require(phone.desk.consultation?.intake.photos)
        try await phone.until("nothing is encoded") { !photos.encoding.isEmpty }
        phone.move(.background)
        try await phone.until("it is still encoded") { photos.encoding.isEmpty }
        try await phone.unloaded()
        phone.move(.active)
        try await phone.until("it does not begin anew") { !photos.encoding.isEmpty }
        await photos.settled()
        #expect(photos.encoding.isEmpty)
        #expect(await phone.desk.engine.isLoaded)
        await phone.desk.leave()
        await phone.desk.engine.release()
    }

    /// Whoever goes through the open apps sees nothing of a patient.
    @Test func whatIsNotInFrontIsEmpty() async throws {
        let phone = try await Phone()
        try await phone.press("new")
        try await phone.write("name", "Zanzibar-Quokka-7714")
        phone.move(.inactive)
        #expect(!phone.screen().shown.contains { !$0.isHidden })
        phone.move(.active)
        #expect(phone.find("name")?.words == "Zanzibar-Quokka-7714")
    }
}
