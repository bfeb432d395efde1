// The server of a facility that the phone's owner has named: shown whole before it is taken, asked only for what is switched on, forgotten at a press.
import Aidpost
import Foundation
import Observation

/// What a server is asked for, by its owner's choice on this phone, and for how many seconds it is waited for.
public struct ServerUse: Codable, Equatable, Sendable {
    public var reads = true
    public var writes = false
    public var images = false
    public var seconds = 30

    public init() {}

    /// What can be chosen.
    public static let waits = [5, 10, 30, 60]
}

/// The server that is asked. With its key it is a secret: it goes into the sealed box, and nowhere else.
public struct NamedServer: Codable, Equatable, Sendable, CustomStringConvertible {
    public let name: String
    public let url: String
    public let model: String
    public let certificate: String?
    let weights: String?
    let key: String?
    public var use: ServerUse

    public var hasKey: Bool { key != nil }

    public var description: String { "<server withheld>" }

    init(_ server: RemoteServer, use: ServerUse) {
        (name, url, model, certificate, weights, key) =
            (server.name, server.url, server.model, server.certificateSha256, server.modelSha256, server.token)
        self.use = use
    }

    var remote: RemoteServer {
        RemoteServer(name: name, url: url, model: model, certificateSha256: certificate, modelSha256: weights, token: key)
    }

    /// `engine`, which asks this server from now on; `images`: whether photos are interpreted at all.
    func asked(by engine: Engine, images: Bool) async throws -> Engine {
        let by = RemoteUse(reads: use.reads, writes: use.writes, images: use.images && images, deadlineSeconds: Double(use.seconds))
        try await engine.useRemote(server: remote, by: by)
        return engine
    }
}

/// Why a server was not taken, or could not be kept.
public enum ServerRefusal: Equatable, Sendable {
    /// The library says what is wrong.
    case notTaken(Why)
    case notKept
}

/// What came of asking a server whether it is there.
public enum ServerTest: Equatable, Sendable {
    case reached, silent, stopped
    case failed(Why)
}

@MainActor @Observable
public final class FacilityState {
    /// None where nobody is asked.
    public private(set) var named: NamedServer?
    /// The server that is looked at before it is taken.
    public private(set) var offer: RemoteServer?
    /// Of `offer` while there is one, else of `named`.
    public private(set) var use = ServerUse()
    public private(set) var refused: ServerRefusal?
    public private(set) var isTesting = false
    public private(set) var tested: ServerTest?

    @ObservationIgnored private let outside: Outside
    @ObservationIgnored private let changed: @MainActor () -> Void
    @ObservationIgnored private var call: EngineCall?
    private static let box = "server"

    /// `changed` is told when another server, or none, is asked from then on. What was kept is read at once.
    init(outside: Outside, changed: @escaping @MainActor () -> Void) {
        (self.outside, self.changed) = (outside, changed)
        guard isOn, let kept = try? outside.sealed.read(Self.box) else { return }
        named = try? JSONDecoder().decode(NamedServer.self, from: kept)
        use = named?.use ?? ServerUse()
    }

    /// Whether the library can ask another machine at all.
    public var isOn: Bool { outside.canAskServer }

    public var canScan: Bool { outside.codeScanner != nil }

    public var canSendImages: Bool { outside.imageInterpretation == .on }

    public func scan() async {
        if let text = await outside.codeScanner?() { read(text) }
    }

    /// Reads the text of a facility's code. Nothing is asked yet.
    public func read(_ text: String) {
        taking { try look(readPairing(text: text, now: outside.stamp)) }
    }

    /// A server that a person has typed in.
    public func type(name: String, url: String, model: String, certificate: String, key: String) {
        let fingerprint = certificate.lowercased().filter { !$0.isWhitespace && $0 != ":" }
        let (url, key) = (url.trimmed, key.trimmed)
        taking {
            let server = RemoteServer(
                name: name.trimmed, url: url, model: model.trimmed, certificateSha256: fingerprint.isEmpty ? nil : fingerprint,
                token: key.isEmpty ? nil : key)
            try checkRemote(server: server)
            look(server)
        }
    }

    /// The key that the facility gives in another way than by the code.
    public func add(key: String) {
        guard var server = offer else { return }
        (server.token, server.tokenName) = (key.trimmed, nil)
        taking {
            try checkRemote(server: server)
            offer = server
        }
    }

    public func choose(_ change: (inout ServerUse) -> Void) {
        change(&use)
        use.images = use.images && use.writes
        guard offer == nil, let named else { return }
        taking { try keep(NamedServer(named.remote, use: use)) }
    }

    /// From now on this server is asked, and no other.
    public func accept() {
        guard let server = offer, server.tokenName == nil else { return }
        taking {
            try keep(NamedServer(server, use: use))
            offer = nil
        }
    }

    public func decline() {
        stopTest()
        (offer, tested) = (nil, nil)
        use = named?.use ?? ServerUse()
    }

    /// Asks nobody from now on, and keeps nothing of the server.
    public func forget() {
        taking {
            try keep(nil)
            use = ServerUse()
        }
    }

    /// Asks the server whether it is there. Nothing of a patient is sent.
    public func test() async {
        guard let server = offer ?? named?.remote, !isTesting else { return }
        let call = EngineCall()
        (self.call, isTesting, tested) = (call, true, nil)
        var came = ServerTest.reached
        do {
            try await greetRemote(server: server, seconds: Self.patience, call: call)
        } catch EngineError.TimedOut {
            came = .silent
        } catch EngineError.Cancelled {
            came = .stopped
        } catch {
            came = .failed(reason(error))
        }
        // Another test, or another server, may be there by now.
        guard self.call === call else { return }
        (self.call, isTesting, tested) = (nil, false, came)
    }

    public func stopTest() { call?.cancel() }

    /// What was not taken is gone: a key may be in it.
    public func leave() {
        decline()
        refused = nil
    }

    /// A server that is there answers sooner.
    private static let patience = 15.0

    private func look(_ server: RemoteServer) {
        (offer, use) = (server, ServerUse())
    }

    private func keep(_ server: NamedServer?) throws {
        do {
            if let server {
                try outside.sealed.keep(JSONEncoder().encode(server), as: Self.box)
            } else {
                try outside.sealed.remove(Self.box)
            }
        } catch {
            throw NotKept()
        }
        named = server
        changed()
    }

    private struct NotKept: Error {}

    private func taking(_ work: () throws -> Void) {
        call?.cancel()
        (call, isTesting, refused, tested) = (nil, false, nil, nil)
        do {
            try work()
        } catch is NotKept {
            refused = .notKept
        } catch {
            refused = .notTaken(reason(error))
        }
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

/// The host and port of an address; the whole where there is none.
public func hostOf(_ url: String) -> String {
    guard let start = url.range(of: "://") else { return url }
    return String(url[start.upperBound...].prefix { $0 != "/" })
}
