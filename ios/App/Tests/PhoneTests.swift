@testable import AidpostPhone
import Aidpost
import Consult
import ConsultViews
import CryptoKit
import Foundation
import SwiftUI
import Testing
import UIKit

/// The app as an iPhone starts it (`App/Aidpost`), on stand-ins for what an iPhone brings: it is compiled, and its own decisions hold.
@MainActor @Suite(.serialized) struct PhoneTests {
    private typealias IPhone = AidpostPhone.Phone

    @Test func theAppStartsAndBringsAllThatTheScreensAskFor() async throws {
        let phone = try IPhone()
        let memory = Memory()
        for task in Rendered(DeskView(phone.desk), memory: memory).tasks { await task() }
        #expect(Rendered(DeskView(phone.desk), memory: memory).shown.contains { $0.identifier == "new" })
        let outside = phone.desk.outside
        #expect(outside.camera != nil && outside.modelPicker != nil && outside.dictation != nil && outside.printer != nil)
        #expect(outside.postKey != nil && outside.unlock != nil)
        #expect(outside.codeScanner == nil, "this device has no scanner")
        #expect(outside.imageInterpretation == .off, "the integrator switches it on, nobody else")
        // Nothing is in front here, so nobody can be shown a camera or files.
        #expect(await outside.camera?() == nil)
        await outside.modelPicker? { _ in Issue.record("nothing was picked") }
        #expect(await outside.unlock?() == true, "a device without a code cannot ask")
        // What is set is there when the app starts again.
        phone.desk.set { $0.clinician = "Nurse Halima" }
        #expect(try IPhone().desk.preferences.clinician == "Nurse Halima")
    }

    @Test func aMemoryWarningFreesTheEngineThatReadsNow() async throws {
        let phone = try IPhone()
        phone.desk.models.choose(.builtIn)
        _ = try await phone.desk.engine.withEngine { try await $0.triage(Encounter(age: .years(34), sex: .male, pregnancy: .unknown)) }
        #expect(await phone.desk.engine.isLoaded)
        for _ in 0..<500 where await phone.desk.engine.isLoaded {
            NotificationCenter.default.post(name: UIApplication.didReceiveMemoryWarningNotification, object: nil)
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(await !phone.desk.engine.isLoaded)
        phone.desk.models.choose(.none)
    }

    @Test func aKeyIsMadeOnceAndANewOneIsAnother() throws {
        let name = UUID().uuidString
        let key = try Keychain.key(name)
        #expect(key.count == 32)
        #expect(try Keychain.key(name) == key)
        #expect(try Keychain.key(name + "2") != key)
        let renewed = try Keychain.renew(name)
        #expect(renewed != key)
        #expect(try Keychain.key(name) == renewed)
    }

    @Test func whatIsSealedIsOpenedByItsOwnKeyAlone() throws {
        let words = Data("Zanzibar-Quokka-7714".utf8)
        let box = try AidpostPhone.SealedBox(key: Keychain.key("seal"))
        let sealed = try box.seal(words)
        #expect(sealed.range(of: Data("Quokka".utf8)) == nil)
        #expect(try box.open(sealed) == words)
        #expect(throws: CryptoKitError.self) { try AidpostPhone.SealedBox(key: Keychain.key("another")).open(sealed) }
    }

    /// The system answers on a thread of its own, and so does the stand-in. That a closure of the main actor ends the app there is seen on
    /// Apple's systems alone.
    @Test func whoDoesNotAllowTheMicrophoneIsToldWhy() async throws {
        await #expect(throws: Dictation.Refused.notAllowed) { for try await _ in Dictation.words(in: "en") {} }
        #expect(Dictation.Refused.notOnDevice.localizedDescription.hasPrefix("This device cannot"))
    }

    @Test func theLetterIsDrawnPageByPage() async throws {
        #expect(try await Printer.pdf(of: "<p>A letter</p>") == Data("page 0\n".utf8))
    }
}
