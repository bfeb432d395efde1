// All that the app is given from outside: clock, store, drafts, packs, camera, microphone, printer. What a platform lacks is nil, and the
// screens do not offer it.
import Aidpost
import Foundation

/// What a phone gives the app.
@MainActor
public struct Outside {
    public var now: @Sendable () -> Date
    public var book: VisitBook
    public var drafts: any DraftBox
    /// Keeps what is neither a draft nor a visit, sealed as well: the posts that are known, and the facility's server with its key.
    public var sealed: any DraftBox
    /// Where the chosen pack's engine comes from; a rules-only engine where none is chosen.
    public var packs: PackShelf
    /// Takes one photo and gives its file; nil if the person thought better of it.
    public var camera: (@MainActor () async -> Data?)?
    /// Lets the person pick a model's file or folder, and hands over its path; it may be read until what takes it has returned.
    public var modelPicker: (@MainActor (_ take: @MainActor (String) async -> Void) async -> Void)?
    /// Writes down what is said, on this device only; every value is the whole text so far.
    public var dictation: (@MainActor (_ language: String) -> AsyncThrowingStream<String, any Error>)?
    /// 32 random bytes of the Keychain, with which this post signs what it hands over.
    public var postKey: (@Sendable () throws -> Data)?
    /// Reads one QR code by the camera, and gives its text; nil if the person thought better of it.
    public var codeScanner: (@MainActor () async -> String?)?
    /// Asks the person's face, finger or code as the system does, and says whether it is theirs.
    public var unlock: (@MainActor () async -> Bool)?
    /// Makes a PDF of an HTML page.
    public var printer: (@MainActor (_ html: String) async throws -> Data)?
    /// Whether the library can ask another machine; else no server can be named.
    public var canAskServer: Bool
    /// Whether the integrator has switched image interpretation on; the clinician cannot.
    public var imageInterpretation: ImageInterpretation
    /// How long nothing is typed before the model begins to read what stands.
    public var typingPause: Duration
    public var version: String

    public init(
        now: @escaping @Sendable () -> Date = { Date() }, book: VisitBook, drafts: any DraftBox, sealed: any DraftBox, packs: PackShelf,
        camera: (@MainActor () async -> Data?)? = nil,
        modelPicker: (@MainActor (_ take: @MainActor (String) async -> Void) async -> Void)? = nil,
        dictation: (@MainActor (_ language: String) -> AsyncThrowingStream<String, any Error>)? = nil,
        postKey: (@Sendable () throws -> Data)? = nil,
        codeScanner: (@MainActor () async -> String?)? = nil,
        unlock: (@MainActor () async -> Bool)? = nil,
        printer: (@MainActor (_ html: String) async throws -> Data)? = nil,
        canAskServer: Bool = canAskRemotes(),
        imageInterpretation: ImageInterpretation = .off, typingPause: Duration = .milliseconds(800), version: String = "0.1.0"
    ) {
        self.now = now
        self.book = book
        self.drafts = drafts
        self.sealed = sealed
        self.packs = packs
        self.camera = camera
        self.modelPicker = modelPicker
        self.dictation = dictation
        self.postKey = postKey
        self.codeScanner = codeScanner
        self.unlock = unlock
        self.printer = printer
        self.canAskServer = canAskServer
        self.imageInterpretation = imageInterpretation
        self.typingPause = typingPause
        self.version = version
    }

    /// Now, as records hold it: RFC 3339 with an offset.
    public var stamp: String { now().formatted(.iso8601) }
}

/// Keeps what was begun, so that a call survives the end of the app. What it is given names a patient: it must encrypt.
public protocol DraftBox: Sendable {
    func keep(_ data: Data, as name: String) throws
    func read(_ name: String) throws -> Data?
    func remove(_ name: String) throws
    func removeAll() throws
}

/// Drafts in a folder, each sealed by what the app brings: on Apple's systems AES-GCM with a key from the Keychain.
public struct SealedDrafts: DraftBox {
    private let folder: URL
    private let seal: @Sendable (Data) throws -> Data
    private let unseal: @Sendable (Data) throws -> Data

    public init(folder: URL, seal: @escaping @Sendable (Data) throws -> Data, unseal: @escaping @Sendable (Data) throws -> Data) {
        self.folder = folder
        self.seal = seal
        self.unseal = unseal
    }

    public func keep(_ data: Data, as name: String) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try seal(data).write(to: folder.appendingPathComponent(name), options: .atomic)
    }

    public func read(_ name: String) throws -> Data? {
        let file = folder.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        return try unseal(Data(contentsOf: file))
    }

    public func remove(_ name: String) throws {
        let file = folder.appendingPathComponent(name)
        if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
    }

    public func removeAll() throws {
        if FileManager.default.fileExists(atPath: folder.path) { try FileManager.default.removeItem(at: folder) }
    }
}
