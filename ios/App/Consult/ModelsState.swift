// The models: what there is, what fits this device, which one reads. A fetch needs the accepted terms; everything is verified by the library.
import Aidpost
import Foundation
import Observation

/// A model that a person can choose or fetch.
public struct ModelRow: Identifiable, Sendable {
    public let id: String
    public let name: String
    public let quantization: String
    /// Bytes to fetch, where the catalogue knows.
    public let bytes: UInt64?
    public let licence: String
    public let verdict: Verdict?
    public let defects: [String]
    public var isHere: Bool
    let entry: Entry
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
    public private(set) var refused: String?
    /// The row whose terms are to be read before it is fetched.
    public private(set) var asksTerms: (row: ModelRow, terms: Terms)?

    @ObservationIgnored private let outside: Outside
    @ObservationIgnored private let onChoose: @MainActor (ChosenPack) -> Void
    @ObservationIgnored private var running: Task<Void, Never>?

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
            ModelRow(
                id: entry.id, name: entry.name, quantization: entry.quantization, bytes: entry.text.bytes, licence: entry.licence,
                verdict: entry.fit()?.verdict, defects: entry.knownDefects, isHere: here.contains(entry.id), entry: entry)
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
        asksTerms = (row, terms)
    }

    public func decline() { asksTerms = nil }

    /// The person has read the terms and accepts them: the fetch begins, or goes on where it stopped. `token` is the hub's, where it asks for one.
    public func accept(token: String = "") {
        guard let (row, terms) = asksTerms else { return }
        asksTerms = nil
        let hub = token.isEmpty ? nil : HubToken(token: token)
        bring(.fetch(entry: row.entry, store: outside.packs.store, accepted: terms, token: hub))
    }

    /// Copies a pack from a folder or a file that the person has picked.
    public func take(from path: String) {
        bring(.import(from: path, store: outside.packs.store, accepted: nil))
    }

    public func remove(_ id: String) {
        do {
            _ = try removePack(store: outside.packs.store, id: id)
            if chosen == .stored(id: id) { choose(.none) }
        } catch {
            refused = reason(error)
        }
        list()
    }

    /// What has arrived is kept for the next time.
    public func stop() { running?.cancel() }

    public func finished() async { await running?.value }

    private func bring(_ source: PackSource) {
        (isWorking, refused, part) = (true, nil, nil)
        running = Task {
            do {
                _ = try await source.open { event in
                    guard case .progress(.bytes(let done, let total)) = event, let total, total > 0 else { return }
                    Task { @MainActor [weak self] in self?.part = Double(done) / Double(total) }
                }
            } catch is CancellationError {
            } catch {
                refused = reason(error)
            }
            (isWorking, part) = (false, nil)
            list()
        }
    }
}
