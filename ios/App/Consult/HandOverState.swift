// What goes to others: the letter, the bundle, the messages. Files lie in a folder of this consultation's own, and go when it is left.
import Aidpost
import Foundation
import Observation

@MainActor @Observable
public final class HandOverState {
    public private(set) var letter: URL?
    public private(set) var bundle: URL?
    /// Text messages to send one by one; they hold nothing that a person wrote.
    public private(set) var messages: [String] = []
    /// The signed message for a phone nearby, where this post has a key; `qrWidth` modules make a row, `true` is dark.
    public private(set) var message: HandoverMessage?
    public private(set) var refused: String?
    public private(set) var isMaking = false
    /// The place that is asked to take the patient.
    public var to = ""

    @ObservationIgnored private let result: ResultState
    @ObservationIgnored private let note: NoteState
    @ObservationIgnored private let outside: Outside
    @ObservationIgnored private let preferences: Preferences
    @ObservationIgnored private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("aidpost-\(UUID().uuidString)")
    @ObservationIgnored private var running: Task<Void, Never>?

    init(result: ResultState, note: NoteState, outside: Outside, preferences: Preferences) {
        (self.result, self.note, self.outside, self.preferences) = (result, note, outside, preferences)
    }

    public var canMake: Bool { result.encounter != nil && result.triage != nil && !isMaking }

    /// Makes letter, bundle and messages of the consultation as it stands.
    public func make() {
        guard canMake, let encounter = result.encounter, let triage = result.triage else { return }
        (isMaking, refused) = (true, nil)
        running = Task {
            do {
                messages = textMessages(encounter: encounter, triage: triage)
                let name = result.intake.form.name
                let head = LetterHead(
                    written: outside.stamp, patient: name.text.isEmpty ? nil : name,
                    from: preferences.post.isEmpty ? nil : preferences.post, to: to.isEmpty ? nil : to)
                let html = try referralLetter(encounter: encounter, triage: triage, head: head).text
                if let postKey = outside.postKey {
                    message = try writeHandover(
                        encounter: encounter, triage: triage, issued: outside.stamp, validHours: Self.validHours, key: postKey())
                }
                // A draft that a person has changed is no longer what the bundle would say of it.
                let attached = note.isAsDrafted ? FhirAttached(note: note.draft, photos: []) : nil
                let fhir = try fhirBundle(encounter: encounter, triage: triage, recorded: outside.now(), attached: attached)
                bundle = try write(Data(fhir.text.utf8), "consultation.json")
                if let printer = outside.printer {
                    letter = try write(try await printer(html), "letter.pdf")
                } else {
                    letter = try write(Data(html.utf8), "letter.html")
                }
            } catch {
                refused = reason(error)
            }
            isMaking = false
        }
    }

    /// A day: until then whoever is handed over should have arrived, or be told anew.
    private static let validHours: UInt16 = 24

    public func finished() async { await running?.value }

    /// Removes the files: they hold what a person told.
    func leave() {
        running?.cancel()
        (letter, bundle, messages, message) = (nil, nil, [], nil)
        try? FileManager.default.removeItem(at: folder)
    }

    private func write(_ data: Data, _ name: String) throws -> URL {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent(name)
        #if os(iOS)
            try data.write(to: file, options: [.atomic, .completeFileProtection])
        #else
            try data.write(to: file, options: .atomic)
        #endif
        return file
    }
}
