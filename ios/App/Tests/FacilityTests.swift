import Aidpost
import Consult
import Foundation
import Testing

/// The owner names a server of the facility: what is shown before, what leaves, what stands when it is gone. The real library, a real connection.
@MainActor @Suite(.serialized) struct FacilityTests {
    private func says(_ phone: Phone, _ id: String) -> String { phone.screen().shown.filter { $0.identifier == id }.map(\.name).joined(separator: " ") }

    private func triage(_ phone: Phone) async throws -> Triage {
        try await phone.press("new")
        try await phone.write("name", "Amina")
        try await phone.write("age", "40")
        try await phone.write("story", Ward.story)
        try await phone.press("go.result")
        try await phone.until("not read") { phone.desk.consultation?.result.triage != nil && phone.desk.consultation?.result.isReading == false }
        return try #require(phone.desk.consultation?.result.triage)
    }

    @Test func theLibraryOfTheseTestsCanAsk() { #expect(canAskRemotes(), "build it with .ci/remote-library") }

    @Test func aCodeIsShownWholeTestedAndTakenAndWhatStandsWhenTheServerIsGoneIsSaid() async throws {
        let ward = try Ward()
        let phone = try await Phone()
        phone.scanned = ward.code()
        #expect(phone.find("facility.none") != nil)
        try await phone.press("facility.scan")
        try await phone.until("not shown") { phone.find("facility.accept") != nil }
        #expect(says(phone, "facility.host").contains("127.0.0.1:\(ward.port)"))
        #expect(says(phone, "facility.record").contains(Ward.model) && phone.find("facility.leaves") != nil && phone.find("facility.until") != nil)
        #expect(!phone.screen().shown.contains { $0.name.contains(Ward.key) })
        try await phone.press("facility.test")
        try await phone.until("not tested") { phone.desk.facility.tested != nil }
        #expect(phone.desk.facility.tested == .reached)
        #expect(ward.asked.isEmpty && phone.desk.facility.named == nil)
        try await phone.press("facility.accept")
        #expect(phone.desk.facility.named?.name == "Maweni ward")

        let read = try await triage(phone)
        #expect(read.acuity == .red && read.remote?.status == .answered && read.provenance.remote?.model == Ward.model)
        #expect(says(phone, "far").contains("127.0.0.1") && says(phone, "quote.stridor").contains("read by the facility's server"))
        let left = try #require(ward.asked.first)
        #expect(left.contains("kazoo") && !left.contains("Amina") && !left.contains(Ward.key))
        await phone.desk.leave()

        ward.close()
        let alone = try await triage(phone)
        #expect(alone.acuity != .red && alone.remote?.status == .failed)
        #expect(says(phone, "far").contains("What was read on this phone stands."))
        await phone.desk.leave()

        // It is there after a restart, and gone once it was forgotten by a second press.
        try await phone.start()
        #expect(phone.desk.facility.named?.url == ward.url)
        try await phone.press("facility.forget")
        #expect(phone.desk.facility.named != nil)
        try await phone.press("facility.forget-sure")
        try await phone.start()
        #expect(phone.desk.facility.named == nil)
    }

    @Test func aServerThatSaysNothingIsWaitedForNoLongerThanWasChosen() async throws {
        let ward = try Ward()
        defer { ward.close() }
        let phone = try await Phone()
        phone.scanned = ward.code()
        try await phone.press("facility.scan")
        try await phone.press("facility.accept")
        phone.desk.facility.choose { $0.seconds = 1 }
        ward.isSilent = true
        let read = try await triage(phone)
        #expect(read.acuity != .red && read.remote?.status == .timedOut)
        #expect(says(phone, "far").contains("gave no answer in its time"))
        await phone.desk.leave()
        try await phone.press("facility.test")
        try await phone.press("facility.stop")
        try await phone.until("not stopped") { phone.desk.facility.tested == .stopped }
        // What is switched off is not asked for.
        try await phone.press("facility.reads")
        #expect(try await triage(phone).remote == nil)
    }

    @Test func whatCannotBeIsRefusedAndAKeyThatIsLackingIsAskedFor() async throws {
        let ward = try Ward()
        defer { ward.close() }
        let phone = try await Phone()
        phone.desk.facility.read(ward.code(expires: "2025-11-28T00:00:00Z"))
        #expect(says(phone, "facility.refused").contains("expired"))
        phone.desk.facility.type(name: "Ward", url: "http://192.0.2.7/v1", model: "m", certificate: "", key: "")
        #expect(says(phone, "facility.refused").contains("url") && phone.desk.facility.offer == nil)
        phone.desk.facility.type(name: "Ward", url: ward.url, model: "m", certificate: "", key: "Quokka 7714")
        #expect(says(phone, "facility.refused").contains("token") && !says(phone, "facility.refused").contains("Quokka"))
        phone.desk.facility.read(ward.code().replacingOccurrences(of: #""token":"\#(Ward.key)""#, with: #""token_name":"ward-key""#))
        #expect(phone.find("facility.accept") == nil)
        try await phone.write("facility.key", Ward.key)
        try await phone.press("facility.with-key")
        try await phone.press("facility.accept")
        #expect(phone.desk.facility.named?.hasKey == true && phone.desk.facility.named?.description == "<server withheld>")
    }
}
