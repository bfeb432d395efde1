// Which pack reads, and how an engine is made of it.
import Aidpost
import Foundation

/// Which model reads the stories.
public enum ChosenPack: Codable, Equatable, Sendable {
    /// None: the rules and the word list answer.
    case none
    /// The demonstration that comes with the library; never for clinical use.
    case builtIn
    /// One of the store's.
    case stored(id: String)
}

/// Where packs lie on this device.
public struct PackShelf: Sendable {
    public var cache: String
    public var store: String

    public init(cache: String, store: String) {
        self.cache = cache
        self.store = store
    }

    /// An engine that opens the chosen pack when it is needed, and asks `server` too, where one is named.
    public func engine(_ chosen: ChosenPack, images: ImageInterpretation, opinion: OpinionPolicy = .review, server: NamedServer? = nil) -> ReloadingEngine {
        let shelf = self
        return ReloadingEngine {
            let engine = try await shelf.opened(chosen, EngineOptions(opinion: opinion, imageInterpretation: images))
            return try await server?.asked(by: engine, images: images == .on) ?? engine
        }
    }

    private func opened(_ chosen: ChosenPack, _ options: EngineOptions) async throws -> Engine {
        guard let source = source(chosen) else { return Engine.rulesOnly() }
        return try await Engine.open(source.open(), options: options)
    }

    func source(_ chosen: ChosenPack) -> PackSource? {
        switch chosen {
        case .none: nil
        case .builtIn: .builtIn(cache: cache)
        case .stored(let id): .stored(store: store, id: id, mode: .sealed)
        }
    }
}
