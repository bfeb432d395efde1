// The whole app: where the clinician is, what is open, which model reads; and what stays when the app is ended.
import Aidpost
import Foundation
import Observation

public enum Place: String, CaseIterable, Sendable {
    case inbox, posts, models, settings
}

@MainActor @Observable
public final class Desk {
    public var place = Place.inbox
    public private(set) var consultation: Consultation?
    public let inbox: Inbox
    public private(set) var preferences: Preferences
    @ObservationIgnored public let outside: Outside
    @ObservationIgnored private let reader: Reader
    @ObservationIgnored private let save: @MainActor (Preferences) -> Void
    /// Told of another engine that reads from then on, for what watches memory and heat.
    @ObservationIgnored public var onEngine: @MainActor (ReloadingEngine) -> Void = { _ in }

    public private(set) var models: ModelsState!
    public let posts: PostsState
    /// The server that the phone's owner has named, if any.
    public private(set) var facility: FacilityState!

    @ObservationIgnored private var isAsking = false
    /// Whether the app shows nothing before the person was asked for face, finger or code.
    public private(set) var isLocked: Bool
    /// What was deleted by age when the app started.
    public private(set) var deleted: DeletedVisits?
    /// Why visits were not deleted.
    public private(set) var notDeleted: Why?

    /// The engine that reads now.
    public var engine: ReloadingEngine { reader.engine }

    /// `save` keeps the preferences.
    public init(
        outside: Outside, preferences: Preferences = Preferences(), save: @escaping @MainActor (Preferences) -> Void = { _ in }
    ) {
        (self.outside, self.preferences, self.save) = (outside, preferences, save)
        inbox = Inbox(outside: outside)
        posts = PostsState(outside: outside)
        isLocked = preferences.lock && outside.unlock != nil
        reader = Reader(Self.engine(outside, preferences, nil))
        facility = FacilityState(outside: outside) { [weak self] in self?.renewEngine() }
        if facility.named != nil { reader.engine = Self.engine(outside, preferences, facility.named) }
        models = ModelsState(outside: outside, chosen: preferences.pack) { [weak self] pack in self?.choose(pack) }
    }

    /// Opens what was begun and not kept when the app ended, if there is such a call.
    public func start() async {
        await deleteOld()
        await inbox.reload()
        guard consultation == nil, let current = try? outside.drafts.read(Drafts.current),
            let begun = try? JSONDecoder().decode(Begun.self, from: current)
        else { return }
        let kept = try? outside.drafts.read(Drafts.form(begun.id))
        let form = kept.flatMap { try? JSONDecoder().decode(CallForm.self, from: $0) } ?? CallForm()
        let visit = visitName(form.name.text, begun.id)
        if inbox.lines.contains(where: { $0.id.text == visit }) {
            // It was kept just before the end: the store has it, and the draft is an old one.
            try? outside.drafts.removeAll()
            return
        }
        let consultation = begin(begun.id, form)
        for photo in begun.photos {
            if let file = try? outside.drafts.read(Drafts.photo(photo.id)) {
                await consultation.intake.photos.add(file, photo.kind, id: photo.id)
            }
        }
    }

    public func newConsultation() {
        var form = CallForm()
        form.language = preferences.language
        begin(UUID().uuidString, form)
    }

    public func open(_ id: String) async {
        do {
            let record = try await outside.book.record(id)
            consultation = Consultation(
                id: record.encounter.id?.text ?? id, form: try CallForm(record.encounter, json: record.visit.encounter, name: calledName(id)), record: record, outside: outside, preferences: preferences
            ) { [reader] in reader.engine }
        } catch {
            await inbox.reload()
        }
    }

    /// Puts the open consultation into the store, and goes back to the inbox.
    public func keep() async {
        guard let consultation, await consultation.keep() else { return }
        await leave()
    }

    /// Back to the inbox. What was not kept is thrown away.
    public func leave() async {
        consultation?.leave()
        consultation = nil
        try? outside.drafts.removeAll()
        await inbox.reload()
    }

    public func set(_ change: (inout Preferences) -> Void) {
        change(&preferences)
        save(preferences)
    }

    /// Asks who is there; where nobody is the person, the app stays locked.
    public func unlock() async {
        guard let unlock = outside.unlock, !isAsking else { return }
        isAsking = true
        if await unlock() { isLocked = false }
        isAsking = false
    }

    /// Deletes every visit, the open ones too, and what was begun.
    public func wipe() async {
        do {
            try await outside.book.wipe()
            try outside.drafts.removeAll()
            (deleted, notDeleted) = (nil, nil)
        } catch {
            notDeleted = reason(error)
        }
        await inbox.reload()
    }

    /// Keeps visits so many days from now on, and deletes at once what is older.
    public func keepFor(_ days: Int?) async {
        set { $0.keptDays = days }
        await deleteOld()
        await inbox.reload()
    }

    /// Deletes visits older than the clinician has set; none whose review is open.
    private func deleteOld() async {
        (deleted, notDeleted) = (nil, nil)
        guard let days = preferences.keptDays else { return }
        let before = outside.now().addingTimeInterval(-Double(days) * 86_400).formatted(.iso8601)
        do {
            deleted = try await outside.book.deleteBefore(before)
        } catch {
            notDeleted = reason(error)
        }
    }

    /// The app leaves the foreground: what computes stops, and the model's memory is freed.
    public func pause() async {
        isLocked = preferences.lock && outside.unlock != nil
        posts.leave()
        facility.leave()
        consultation?.pause()
        await engine.release()
    }

    /// The app is in front again: what was stopped begins again.
    public func resume() async {
        consultation?.resume()
        await inbox.reload()
    }

    @discardableResult
    private func begin(_ id: String, _ form: CallForm) -> Consultation {
        let begun = Consultation(id: id, form: form, outside: outside, preferences: preferences) { [reader] in reader.engine }
        begun.intake.photos.changed = { [weak self, weak begun] in
            if let begun { self?.remember(begun) }
        }
        consultation = begun
        remember(begun)
        return begun
    }

    private func remember(_ consultation: Consultation) {
        let photos = consultation.intake.photos.photos.map { BegunPhoto(id: $0.id, kind: $0.kind) }
        let begun = Begun(id: consultation.intake.id, photos: photos)
        if let data = try? JSONEncoder().encode(begun) { try? outside.drafts.keep(data, as: Drafts.current) }
    }

    /// Says whether a more urgent opinion of the model raises the colour, from the next reading on.
    public func raiseByOpinion(_ raises: Bool) {
        set { $0.raisesByOpinion = raises }
        renewEngine()
    }

    private func choose(_ pack: ChosenPack) {
        set { $0.pack = pack }
        renewEngine()
    }

    private func renewEngine() {
        let old = reader.engine
        reader.engine = Self.engine(outside, preferences, facility.named)
        onEngine(reader.engine)
        Task { await old.release() }
    }

    private static func engine(_ outside: Outside, _ preferences: Preferences, _ server: NamedServer?) -> ReloadingEngine {
        let opinion: OpinionPolicy = preferences.raisesByOpinion ? .raise : .review
        return outside.packs.engine(preferences.pack, images: outside.imageInterpretation, opinion: opinion, server: server)
    }
}

/// Holds the engine that reads now, for what outlives a change of the model.
@MainActor
private final class Reader {
    var engine: ReloadingEngine

    init(_ engine: ReloadingEngine) { self.engine = engine }
}
