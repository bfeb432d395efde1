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

    /// An engine that opens the chosen pack when it is needed.
    public func engine(_ chosen: ChosenPack, images: ImageInterpretation, opinion: OpinionPolicy = .review) -> ReloadingEngine {
        let shelf = self
        return ReloadingEngine {
            guard let source = shelf.source(chosen) else { return Engine.rulesOnly() }
            return try await Engine.open(source.open(), options: EngineOptions(opinion: opinion, imageInterpretation: images))
        }
    }

    func source(_ chosen: ChosenPack) -> PackSource? {
        switch chosen {
        case .none: nil
        case .builtIn: .builtIn(cache: cache)
        case .stored(let id): .stored(store: store, id: id, mode: .sealed)
        }
    }
}
