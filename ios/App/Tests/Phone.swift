// A phone with the whole app on it: the real library, an encrypted store and drafts in a folder of its own; and a thumb that presses.
import Aidpost
import Consult
import ConsultViews
import Foundation
import Observation
import SwiftUI
import Testing

@MainActor
final class Phone {
    /// Where `.ci/swift` puts what the tests read.
    nonisolated static let mounted = URL(fileURLWithPath: "/mnt")

    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("phone-\(UUID().uuidString)")
    let flow: (model: ChosenPack, images: ImageInterpretation)
    private let typingPause: Duration
    private(set) var desk: Desk!
    private var memory = Memory()
    private var picture: URL?
    var clock = Date(timeIntervalSince1970: 1_764_400_000)
    /// What the camera reads as a QR code; the file that the person picks; whether the system finds that it is them.
    var scanned: String?
    var modelFile: URL?
    var isOwner = true
    /// How often the system has asked for face, finger or code.
    private(set) var asked = 0
    /// Another post has another key.
    private let postKey: Data
    /// What is set before the app starts.
    private var preferences: Preferences

    /// What the microphone hears, word by word.
    var heard: [String] = []

    init(
        model: ChosenPack = .none, images: ImageInterpretation = .off, typingPause: Duration = .milliseconds(800), post: UInt8 = 0, preferences: Preferences = Preferences()
    ) async throws {
        flow = (model, images)
        self.typingPause = typingPause
        postKey = Data(Self.key.map { $0 ^ post })
        self.preferences = preferences
        self.preferences.pack = model
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await start()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// 32 bytes, as a Keychain would hold them.
    private nonisolated static let key = Data((0..<32).map { UInt8($0) })

    func start() async throws {
        // Only what is on the disk is left of an app that was ended.
        desk = nil
        memory = Memory()
        let outside = Outside(
            now: { [clock] in clock },
            book: try VisitBook(path: folder.appendingPathComponent("visits").path, key: Self.key, newKey: { Self.key }),
            drafts: SealedDrafts(folder: folder.appendingPathComponent("drafts"), seal: Self.turned, unseal: Self.turned),
            sealed: SealedDrafts(folder: folder.appendingPathComponent("sealed"), seal: Self.turned, unseal: Self.turned),
            packs: PackShelf(cache: Self.cache.path, store: folder.appendingPathComponent("packs").path),
            camera: { [weak self] in self?.picture.flatMap { try? Data(contentsOf: $0) } },
            modelPicker: { [weak self] take in if let file = self?.modelFile { await take(file.path) } },
            dictation: { [weak self] _ in
                let heard = self?.heard ?? []
                return AsyncThrowingStream { stream in
                    for at in heard.indices { stream.yield(heard[...at].joined(separator: " ")) }
                    stream.finish()
                }
            },
            postKey: { [key = postKey] in key },
            codeScanner: { [weak self] in self?.scanned },
            unlock: { [weak self] in
                self?.asked += 1
                return self?.isOwner ?? false
            },
            imageInterpretation: flow.images, typingPause: typingPause)
        desk = Desk(outside: outside, preferences: preferences, save: { [weak self] in self?.preferences = $0 })
        for task in screen().tasks { await task() }
    }

    /// Not a cipher: Linux has no CryptoKit. It shows that what is on the disk is what `seal` gave, and not what was entered.
    private static let turned: @Sendable (Data) throws -> Data = { Data($0.map { $0 ^ 0xA5 }) }

    /// The demonstration pack is unpacked once for all tests.
    static let cache = FileManager.default.temporaryDirectory.appendingPathComponent("phone-cache")

    /// What the system tells the screens: whether the app is in front, the language, the size of the letters.
    var surroundings = EnvironmentValues()

    func screen() -> Rendered { Rendered(DeskView(desk), memory: memory, environment: surroundings) }

    /// The app leaves the foreground, by the system's word alone, and comes back.
    func move(_ phase: ScenePhase) {
        surroundings.scenePhase = phase
        _ = screen()
    }

    func point(_ file: String) { picture = Self.mounted.appendingPathComponent(file) }

    func find(_ id: String) -> Shown? { screen().shown.first { $0.identifier == id && !$0.isHidden } }

    /// Presses what bears this name in tests, once it can be pressed.
    func press(_ id: String) async throws {
        try await until("\(id) cannot be pressed") { find(id)?.press != nil }
        find(id)?.press?()
    }

    func write(_ id: String, _ words: String) async throws {
        try await until("\(id) cannot be written in") { find(id)?.write != nil }
        find(id)?.write?(words)
    }

    /// How long a step may take: the demonstration model's slowest on a machine with other work.
    var patience: TimeInterval = 120

    /// Waits until no model is in memory.
    func unloaded() async throws {
        let end = Date().addingTimeInterval(patience)
        while await desk.engine.isLoaded {
            if Date() > end { throw Unmet(what: "the model is still in memory") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Waits until it is so.
    func until(_ failure: String, _ holds: () -> Bool) async throws {
        let end = Date().addingTimeInterval(patience)
        while !holds() {
            if Date() > end {
                let seen = screen().shown.map { "\($0.identifier ?? "-"): \($0.name)" }.joined(separator: "\n")
                throw Unmet(what: "\(failure); on the screen:\n\(seen)")
            }
            await change()
        }
    }

    /// Until what is on the screen changes, or for ten milliseconds: what is there for a moment only is not missed.
    private func change() async {
        await withCheckedContinuation { waiting in
            let once = Once(waiting)
            withObservationTracking { _ = screen() } onChange: { once.resume() }
            Task {
                try? await Task.sleep(for: .milliseconds(10))
                once.resume()
            }
        }
    }

    private final class Once: @unchecked Sendable {
        private let lock = NSLock()
        private var waiting: CheckedContinuation<Void, Never>?

        init(_ waiting: CheckedContinuation<Void, Never>) { self.waiting = waiting }

        func resume() {
            let first = lock.withLock {
                defer { waiting = nil }
                return waiting
            }
            first?.resume()
        }
    }

    /// The text of the code that this phone has shown.
    var code = ""

    /// Adds the other phone's post to those that are known, by the key on its screen.
    func believe(_ other: Phone) async throws {
        try await write("post.name", "Kisumu")
        try await write("post.key", try #require(other.find("own-key")).name)
        try await press("post.add")
        try await until("the post is not known") { find("post") != nil }
    }

    struct Unmet: Error, CustomStringConvertible {
        let what: String
        var description: String { what }
    }

    /// The whole flow, step by step.
    static func run(_ flow: Flow, patience: TimeInterval = 120) async throws {
        let model: ChosenPack =
            switch flow.model {
            case .none: .none
            case .demo: .builtIn
            case .missing: .stored(id: "gone")
            }
        let phone = try await Phone(model: model, images: flow.images ? .on : .off)
        phone.patience = patience
        for step in flow.steps {
            try await phone.take(step)
            phone.neverGreen()
        }
        await phone.desk.leave()
        await phone.desk.engine.release()
    }

    private func take(_ step: Flow.Step) async throws {
        switch step {
        case .press(let id): try await press(id)
        case .write(let id, let words): try await write(id, words)
        case .camera(let file): point(file)
        case .kill: try await start()
        case .background:
            move(.background)
            let left = screen().shown.filter { !$0.isHidden }
            #expect(left.isEmpty, "whoever goes through the open apps sees \(left.map(\.name))")
            // The model's memory is freed before it is back.
            try await unloaded()
            move(.active)
        case .not(let id): try await until("\(id) is still there") { find(id) == nil }
        case .see(let id, let says):
            try await until("\(id) says nothing of “\(says ?? "")”") {
                screen().shown.contains { $0.identifier == id && !$0.isHidden && (says.map($0.name.contains) ?? true || says.map($0.words.contains) ?? true) }
            }
        case .colour(let code):
            let word = ["red": "RED", "yellow": "YELLOW", "not_triageable": "NO COLOUR"][code]
            try await until("the colour is not \(code)") { word.map { find("colour")?.name.hasPrefix($0) ?? false } ?? false }
        }
    }

    /// By telephone nobody is told that it can wait.
    private func neverGreen() {
        for one in screen().shown { #expect(!(one.name.contains("GREEN") || one.name.contains("Can wait.")), "\(one.name)") }
    }
}
