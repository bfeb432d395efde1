// The app's entry: what an iPhone brings to the screens. Compiled on Linux against stand-ins, never with Xcode. See
// ../../README.md.
import Aidpost
import Consult
import ConsultViews
import SwiftUI

@main
struct AidpostApp: App {
    @State private var phone = Result { try Phone() }

    var body: some Scene {
        WindowGroup {
            switch phone {
            case .success(let phone): DeskView(phone.desk)
            case .failure(let error):
                // Without its store the app keeps nothing and shows nothing of a patient.
                Text("The store of consultations cannot be opened: \(error.localizedDescription)").padding(24)
            }
        }
    }
}

/// The whole app on this device.
@MainActor
final class Phone {
    let desk: Desk
    private static let preferences = "preferences"
    private var lifecycle: EngineLifecycle?

    init() throws {
        let folder = try Self.folder()
        let seal = try SealedBox(key: Keychain.key("drafts"))
        var outside = try Outside(
            book: VisitBook(
                path: folder.appendingPathComponent("visits").path, key: Keychain.key("visits"), newKey: { try Keychain.renew("visits") }),
            drafts: SealedDrafts(folder: folder.appendingPathComponent("drafts"), seal: seal.seal, unseal: seal.open),
            sealed: SealedDrafts(folder: folder.appendingPathComponent("sealed"), seal: seal.seal, unseal: seal.open),
            packs: PackShelf(cache: Self.caches().path, store: folder.appendingPathComponent("packs").path),
            camera: { await Camera.take() },
            modelPicker: { take in await ModelPicker.pick(take) },
            dictation: { Dictation.words(in: $0) },
            postKey: { try Keychain.key("post") },
            unlock: { await Unlock.ask() },
            printer: { try await Printer.pdf(of: $0) },
            // In some countries it makes the product a medical device: whoever ships the app decides.
            imageInterpretation: .off)
        if CodeScanner.isThere { outside.codeScanner = { await CodeScanner.read() } }
        let kept = UserDefaults.standard.data(forKey: Self.preferences)
        let preferences = kept.flatMap { try? JSONDecoder().decode(Preferences.self, from: $0) } ?? Preferences()
        desk = Desk(
            outside: outside, preferences: preferences,
            save: { UserDefaults.standard.set(try? JSONEncoder().encode($0), forKey: Self.preferences) })
        // Memory warnings free the pack; heat lowers or stops the model's work.
        lifecycle = EngineLifecycle(desk.engine)
        desk.onEngine = { [weak self] in self?.lifecycle = EngineLifecycle($0) }
    }

    /// The app's own folder: encrypted by the system while the phone is locked, and in no backup.
    private static func folder() throws -> URL {
        let support = try FileManager.default.url(for: .applicationSupportDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
        // The tests in a simulator begin with an empty one.
        var folder = support.appendingPathComponent(ProcessInfo.processInfo.environment["AIDPOST_FOLDER"] ?? "aidpost")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.protectionKey: FileProtectionType.complete])
        var values = URLResourceValues()
        values.isExcludedFromBackup = true
        try folder.setResourceValues(values)
        return folder
    }

    private static func caches() throws -> URL {
        try FileManager.default.url(for: .cachesDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
    }
}
