// Pictures of the screens, compared with those that were accepted before. Never run: no Mac was to be had. The first run writes the pictures
// and fails: look at each, and commit them. See ../../README.md.
import Aidpost
import Consult
import ConsultViews
import Foundation
import SnapshotTesting
import SwiftUI
import UIKit
import XCTest

@MainActor
final class SnapshotTests: XCTestCase {
    private var folder = URL(fileURLWithPath: "")

    func testTheInbox() async throws {
        let desk = try await desk()
        try await intake(desk, named: "Amina")
        await desk.keep()
        try compare(desk, "inbox")
    }

    func testTheIntake() async throws {
        let desk = try await desk()
        desk.newConsultation()
        let intake = try XCTUnwrap(desk.consultation?.intake)
        (intake.form.age, intake.form.sex, intake.form.story) = (34, .male, "He has a headache. Temp 39.2")
        await intake.settled()
        try compare(desk, "intake")
    }

    func testARedResult() async throws {
        let desk = try await desk()
        try await intake(desk, named: "Amina")
        try compare(desk, "result")
    }

    func testTheNote() async throws {
        let desk = try await desk()
        try await intake(desk, named: "Amina")
        desk.consultation?.go(to: .note)
        await desk.consultation?.note.finished()
        try compare(desk, "note")
    }

    func testTheHandOver() async throws {
        let desk = try await desk()
        try await intake(desk, named: "Amina")
        desk.consultation?.go(to: .handOver)
        await desk.consultation?.handOver.finished()
        try compare(desk, "hand-over")
    }

    func testTheModels() async throws {
        let desk = try await desk()
        desk.place = .models
        try compare(desk, "models")
    }

    func testTheSettings() async throws {
        let desk = try await desk()
        desk.place = .settings
        try compare(desk, "settings")
    }

    /// On a phone and on an iPad, dark, with the largest letters, and from right to left.
    private func compare(_ desk: Desk, _ name: String) throws {
        // No scene says here that the app is in front.
        let screen = DeskView(desk).environment(\.scenePhase, .active)
        let plain = UIHostingController(rootView: screen)
        picture(plain, "\(name)-phone")
        picture(plain, "\(name)-pad", on: .iPadPro11)
        picture(plain, "\(name)-dark", UITraitCollection(userInterfaceStyle: .dark))
        picture(plain, "\(name)-large", UITraitCollection(preferredContentSizeCategory: .accessibilityExtraExtraExtraLarge))
        let arabic = screen.environment(\.locale, Locale(identifier: "ar")).environment(\.layoutDirection, .rightToLeft)
        picture(UIHostingController(rootView: arabic), "\(name)-right-to-left")
    }

    private func picture(
        _ screen: UIViewController, _ name: String, on device: ViewImageConfig = .iPhone13, _ traits: UITraitCollection = UITraitCollection()
    ) {
        // Two simulators smooth edges a little differently; a word or a colour that is another one is far more.
        assertSnapshot(of: screen, as: .image(on: device, precision: 0.99, perceptualPrecision: 0.98, traits: traits), named: name)
    }

    /// A red consultation that was read by the rules.
    private func intake(_ desk: Desk, named name: String) async throws {
        desk.newConsultation()
        let consultation = try XCTUnwrap(desk.consultation)
        (consultation.intake.form.name, consultation.intake.form.age, consultation.intake.form.sex) = (PatientText(name), 34, .male)
        consultation.intake.answer("heavy_bleeding", .present)
        consultation.go(to: .result)
        await consultation.result.finished()
    }

    /// An app whose clock stands, in a folder of its own. Its drafts are not sealed: nobody is in them.
    private func desk() async throws -> Desk {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let key = Data((0..<32).map { UInt8($0) })
        let drafts = SealedDrafts(folder: folder.appendingPathComponent("drafts"), seal: { $0 }, unseal: { $0 })
        let desk = Desk(
            outside: Outside(
                now: { Date(timeIntervalSince1970: 1_764_400_000) },
                book: try VisitBook(path: folder.appendingPathComponent("visits").path, key: key, newKey: { key }), drafts: drafts, sealed: drafts,
                packs: PackShelf(cache: folder.appendingPathComponent("cache").path, store: folder.appendingPathComponent("packs").path),
                camera: { nil }, postKey: { key }))
        await desk.start()
        return desk
    }

    override func tearDown() async throws { try? FileManager.default.removeItem(at: folder) }
}
