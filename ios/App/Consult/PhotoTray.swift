// The photos of one consultation: prepared and judged when they are taken, encoded at once where image interpretation is on, asked about.
import Aidpost
import Foundation
import Observation

/// A photo that was taken.
public struct TakenPhoto: Identifiable, Sendable {
    public let id: String
    public let kind: PhotoKind
    /// What to do about its quality, in plain words; empty where nothing is wrong.
    public let advice: [String]
    /// As PNG, the very pixels that the model sees.
    public let preview: Data
    let input: ImageInput
}

/// A question about the photos, and what came of it.
public struct AskedPhoto: Identifiable, Sendable {
    public let id: Int
    public let question: PatientText
    /// None where the model says that the photo does not show it.
    public let answer: PatientText?
    public let limits: String
    public let notForClinicalUse: Bool
}

/// An answer that is being written, or was stopped before its end. Nothing has checked it.
public struct ComingAnswer: Sendable {
    public let question: PatientText
    public internal(set) var words: PatientText
}

@MainActor @Observable
public final class PhotoTray {
    public private(set) var photos: [TakenPhoto] = []
    public private(set) var asked: [AskedPhoto] = []
    /// Why a photo was not taken, or a question not answered.
    public private(set) var refused: Why?
    public private(set) var isAsking = false
    /// How far the answer is, from 0 to 1, where it is known.
    public private(set) var part: Double?
    /// The answer that is being written; once nobody asks, one that was stopped or failed before its end.
    public private(set) var coming: ComingAnswer?
    /// Photos that the model is still encoding, by id.
    public private(set) var encoding: Set<String> = []

    @ObservationIgnored private let outside: Outside
    @ObservationIgnored private let engine: @MainActor () -> ReloadingEngine
    @ObservationIgnored private var held: [String: ImageEncoding] = [:]
    @ObservationIgnored private var tasks: [String: Task<Void, Never>] = [:]
    @ObservationIgnored private var asking: Task<Void, Never>?
    @ObservationIgnored var changed: @MainActor () -> Void = {}

    init(outside: Outside, engine: @escaping @MainActor () -> ReloadingEngine) {
        self.outside = outside
        self.engine = engine
    }

    /// The contract's limit.
    public static let most = 8

    public var canTake: Bool { outside.camera != nil && photos.count < Self.most }

    /// Whether the integrator has switched image interpretation on.
    public var isOn: Bool { outside.imageInterpretation == .on }

    public var canAsk: Bool { isOn && !photos.isEmpty && !isAsking }

    public func take(_ kind: PhotoKind) async {
        guard let camera = outside.camera, let file = await camera() else { return }
        await add(file, kind, id: UUID().uuidString)
    }

    func add(_ file: Data, _ kind: PhotoKind, id: String) async {
        refused = nil
        do {
            let taken = try await Task.detached(priority: .userInitiated) {
                let prepared = try prepareImage(file: file)
                let advice = prepared.concerns.map { $0.advice() }
                return TakenPhoto(id: id, kind: kind, advice: advice, preview: try prepared.pixels.toPng(), input: prepared.shows(kind))
            }.value
            photos.append(taken)
            try outside.drafts.keep(file, as: Drafts.photo(id))
            changed()
            encode(taken)
        } catch {
            refused = reason(error)
        }
    }

    public func remove(_ id: String) {
        photos.removeAll { $0.id == id }
        stop(id)
        try? outside.drafts.remove(Drafts.photo(id))
        changed()
    }

    /// Asks the model about all photos.
    public func ask(_ question: String) {
        guard canAsk, !question.isEmpty else { return }
        (isAsking, refused, part) = (true, nil, nil)
        coming = ComingAnswer(question: PatientText(question), words: "")
        let (inputs, engine) = (photos.map(\.input), engine())
        asking = Task {
            let (events, told) = AsyncStream.makeStream(of: Event.self)
            let watching = Task { for await event in events { hear(event) } }
            do {
                let answer = try await engine.withEngine { try await $0.openImages(inputs).ask(question, onEvent: { told.yield($0) }) }
                asked.append(
                    AskedPhoto(
                        id: asked.count, question: PatientText(question), answer: answer.status == .answered ? answer.text : nil,
                        limits: answer.limits, notForClinicalUse: answer.about.provenance.notForClinicalUse))
                told.finish()
                await watching.value
                coming = nil
            } catch is CancellationError {
            } catch {
                refused = reason(error)
            }
            told.finish()
            await watching.value
            isAsking = false
        }
    }

    private func hear(_ event: Event) {
        switch event {
        case .progress(let progress): part = progress.part ?? part
        case .draft(let piece): coming?.words.text += piece.text.text
        default: break
        }
    }

    public func stopAsking() { asking?.cancel() }

    /// Lets go of what the model made of the photos: the app leaves the foreground, or memory is short.
    func pause() {
        asking?.cancel()
        coming = nil
        for id in Array(tasks.keys) { stop(id) }
        held = [:]
    }

    /// Encodes again what was let go of.
    func resume() {
        for photo in photos where held[photo.id] == nil { encode(photo) }
    }

    public func settled() async {
        for task in tasks.values { await task.value }
        await asking?.value
    }

    private func stop(_ id: String) {
        tasks.removeValue(forKey: id)?.cancel()
        held[id] = nil
        encoding.remove(id)
    }

    private func encode(_ photo: TakenPhoto) {
        guard outside.imageInterpretation == .on else { return }
        encoding.insert(photo.id)
        let engine = engine()
        tasks[photo.id] = Task {
            // What cannot be encoded now is encoded when it is asked about, and says then why not.
            let made = try? await engine.withEngine { try await $0.prepareImage(photo.input) }
            if Task.isCancelled { return }
            held[photo.id] = made
            encoding.remove(photo.id)
        }
    }
}
