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
    public private(set) var expires: Date?
    /// Why there is no code: the letter, the bundle and the messages are there all the same.
    public private(set) var noCode: Why?
    /// A few words that tell the patient from others, if the clinician wants them in the code.
    public var label: PatientText = "" {
        didSet { if label != oldValue { code() } }
    }
    /// How long the code says that it is valid.
    public var hours = HandOverState.validities[1] {
        didSet { if hours != oldValue { code() } }
    }
    public private(set) var refused: Why?
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
                code()
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

    /// How long a code may be valid: until then whoever is handed over should have arrived, or be told anew.
    public static let validities: [UInt16] = [6, 24, 72]

    /// Whether this post has a key to sign with.
    public var canCode: Bool { outside.postKey != nil }

    private func code() {
        guard let postKey = outside.postKey, let encounter = result.encounter, let triage = result.triage else { return }
        (message, expires, noCode) = (nil, nil, nil)
        do {
            let words = label.text.trimmingCharacters(in: .whitespacesAndNewlines)
            message = try writeHandover(
                encounter: encounter, triage: triage, issued: outside.stamp, validHours: hours, key: postKey(), label: words.isEmpty ? nil : PatientText(words))
            expires = outside.now().addingTimeInterval(TimeInterval(hours) * 3600)
        } catch {
            noCode = reason(error)
        }
    }

    public func finished() async { await running?.value }

    /// Removes the files: they hold what a person told.
    func leave() {
        running?.cancel()
        (letter, bundle, messages, message, expires) = (nil, nil, [], nil, nil)
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
