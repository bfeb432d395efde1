// The models: what there is, what fits this device, which one reads. A fetch needs the accepted terms; everything is verified by the library.
import Aidpost
import Foundation
import Observation

/// A model that a person can choose or fetch.
public struct ModelRow: Identifiable, Sendable {
    public let id: String
    public let name: String
    public let quantization: String
    /// Bytes to fetch, where the catalogue knows them of every file.
    public let bytes: UInt64?
    public let licence: String
    public let verdict: Verdict?
    /// Bytes of memory that it takes, and that are free, as the library predicts and the system says.
    public let needs: UInt64?
    public let free: UInt64?
    /// What would make it fit, or fit better.
    public let help: [Suggestion]
    public let defects: [String]
    public var isHere: Bool
    let entry: Entry
}

/// What a model on this device says of itself, once it was verified.
public struct ModelCard: Sendable {
    public let name: String
    public let quantization: String
    public let bytes: UInt64
    public let contextTokens: UInt32
    public let licence: String
    public let url: String?
    public let languages: [String]
    public let defects: [String]
    public let isForClinicalUse: Bool
}

/// Terms to be read before a model is fetched, or taken from a file.
public struct AskedTerms: Sendable {
    public let terms: Terms
    /// The model that would be fetched; none for a file.
    public let row: ModelRow?
}

@MainActor @Observable
public final class ModelsState {
    public private(set) var rows: [ModelRow] = []
    /// Packs in the store that are not in the catalogue, by id.
    public private(set) var others: [String] = []
    public private(set) var chosen: ChosenPack
    public private(set) var isWorking = false
    /// How far a fetch or an import is, from 0 to 1.
    public private(set) var part: Double?
    /// Bytes that have arrived, and all of them where that is known.
    public private(set) var arrived: (done: UInt64, total: UInt64?)?
    public private(set) var refused: Why?
    public private(set) var asksTerms: AskedTerms?
    /// Cards that somebody has opened, by id.
    public private(set) var cards: [String: ModelCard] = [:]

    @ObservationIgnored private let outside: Outside
    @ObservationIgnored private let onChoose: @MainActor (ChosenPack) -> Void
    @ObservationIgnored private var running: Task<Void, Never>?
    @ObservationIgnored private var accepting: CheckedContinuation<Bool, Never>?

    init(outside: Outside, chosen: ChosenPack, onChoose: @escaping @MainActor (ChosenPack) -> Void) {
        self.outside = outside
        self.chosen = chosen
        self.onChoose = onChoose
        list()
    }

    public func list() {
        // A store that is not there yet is an empty one.
        let here = (try? storedPacks(store: outside.packs.store)) ?? []
        rows = catalogue().map { entry in
            let fit = entry.fit()
            let files = [entry.text, entry.projector].compactMap { $0 }.map(\.bytes)
            return ModelRow(
                id: entry.id, name: entry.name, quantization: entry.quantization,
                bytes: files.contains(nil) ? nil : files.compactMap { $0 }.reduce(0, +), licence: entry.licence, verdict: fit?.verdict,
                needs: fit?.memory.whole, free: fit?.device.availableMemory, help: fit?.suggestions ?? [], defects: entry.knownDefects,
                isHere: here.contains(entry.id), entry: entry)
        }
        others = here.filter { id in !rows.contains { $0.id == id } }
    }

    public func choose(_ pack: ChosenPack) {
        chosen = pack
        onChoose(pack)
    }

    /// Asks for the terms first, where there are any.
    public func fetch(_ row: ModelRow) {
        guard !isWorking, let terms = terms(licence: row.licence) else { return }
        asksTerms = AskedTerms(terms: terms, row: row)
    }

    public func decline() {
        asksTerms = nil
        accepting?.resume(returning: false)
        accepting = nil
    }

    /// The person has read the terms and accepts them: the fetch begins, or goes on where it stopped. `token` is the hub's, where it asks for one.
    public func accept(token: String = "") {
        guard let asked = asksTerms else { return }
        asksTerms = nil
        accepting?.resume(returning: true)
        accepting = nil
        guard let row = asked.row else { return }
        let hub = token.isEmpty ? nil : HubToken(token: token)
        work { [self] in try await bring(.fetch(entry: row.entry, store: outside.packs.store, accepted: asked.terms, token: hub)) }
    }

    /// Whether a model can be taken from a file.
    public var canTake: Bool { outside.modelPicker != nil && !isWorking }

    /// Copies a pack from a folder or a file that the person picks; where its licence asks for it, its terms are read first.
    public func take() async {
        guard let picker = outside.modelPicker else { return }
        await picker { [self] path in
            work { [self] in
                do {
                    try await bring(.import(from: path, store: outside.packs.store, accepted: nil))
                } catch let refused as PackError {
                    guard case .NotAccepted(let licence, _) = refused, let terms = terms(licence: licence) else { throw refused }
                    asksTerms = AskedTerms(terms: terms, row: nil)
                    guard await withCheckedContinuation({ accepting = $0 }) else { return }
                    try await bring(.import(from: path, store: outside.packs.store, accepted: terms))
                }
            }
            // The picked file may be read as long as this has not returned.
            await running?.value
        }
    }

    /// What is known of a model on this device: it is verified for that, so it takes a while.
    public func show(_ id: String) {
        work { [self] in
            let pack = try await PackSource.stored(store: outside.packs.store, id: id, mode: .sealed).open()
            let manifest = pack.manifest()
            cards[id] = ModelCard(
                name: manifest.name, quantization: manifest.quantization, bytes: manifest.text.bytes + (manifest.projector?.bytes ?? 0),
                contextTokens: manifest.contextTokens, licence: manifest.licence.id, url: manifest.licence.termsUrl, languages: manifest.languages,
                defects: manifest.knownDefects, isForClinicalUse: manifest.clinicalUse == .integratorDecides)
        }
    }

    public func remove(_ id: String) {
        do {
            _ = try removePack(store: outside.packs.store, id: id)
            if chosen == .stored(id: id) { choose(.none) }
        } catch {
            refused = reason(error)
        }
        cards[id] = nil
        list()
    }

    /// What has arrived is kept for the next time.
    public func stop() {
        decline()
        running?.cancel()
    }

    public func finished() async { await running?.value }

    private func bring(_ source: PackSource) async throws {
        _ = try await source.open { event in
            guard case .progress(.bytes(let done, let total)) = event else { return }
            Task { @MainActor [weak self] in self?.told(done, total) }
        }
    }

    private func told(_ done: UInt64, _ total: UInt64?) {
        // A tiding may come after the end.
        guard isWorking else { return }
        arrived = (done, total)
        part = total.flatMap { $0 > 0 ? Double(done) / Double($0) : nil }
    }

    /// One thing at a time.
    private func work(_ work: @escaping @MainActor () async throws -> Void) {
        guard !isWorking else { return }
        (isWorking, refused, part, arrived) = (true, nil, nil, nil)
        running = Task {
            do {
                try await work()
            } catch is CancellationError {
            } catch {
                refused = reason(error)
            }
            (isWorking, part, arrived) = (false, nil, nil)
            list()
        }
    }
}

extension Memory {
    /// All that the prediction adds up, as the library's own verdict does.
    var whole: UInt64 { weights + adapter + globalCache + windowCache + compute + vocabulary + projector + projectorCompute }
}
