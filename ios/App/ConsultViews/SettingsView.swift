// What a clinician sets once, and what the app is: every rule with its source.
import Aidpost
import Consult
import SwiftUI

struct SettingsView: View {
    let desk: Desk
    @State private var isOpen = false

    var body: some View {
        NavigationStack {
            Form {
                Section("You") {
                    TextField("Your name", text: bound(\.clinician)).accessibilityIdentifier("settings.clinician")
                    TextField("Your post or clinic", text: bound(\.post)).accessibilityIdentifier("settings.post")
                }
                Section("Language of the stories") {
                    Choices(
                        name: "For a new consultation", values: Preferences.languages, chosen: desk.preferences.language, word: { languageWord($0) },
                        id: { "language.\($0)" }
                    ) { tag in desk.set { $0.language = tag } }
                }
                Section("Look") {
                    Toggle("Strong contrast", isOn: bound(\.strongContrast)).accessibilityIdentifier("settings.contrast")
                    Text("Size of the letters, light or dark, and less motion follow the system's settings.").font(.footnote)
                }
                if desk.facility.isOn { FacilityPart(facility: desk.facility) }
                Section("The model's opinion") {
                    Toggle("A more urgent opinion of the model raises the colour", isOn: opinion).accessibilityIdentifier("settings.opinion")
                    Text("Else it is a warning, and a supervisor must look. No opinion makes a colour less urgent.").font(.footnote)
                }
                RetentionPart(desk: desk)
                if desk.outside.unlock != nil {
                    Section("Lock") {
                        Toggle("Ask for face, finger or code when the app is opened", isOn: bound(\.lock)).accessibilityIdentifier("settings.lock")
                        Text("It keeps people from looking. What is kept on the device is encrypted with or without it.").font(.footnote)
                    }
                }
                Section("About") {
                    Text(
                        "Not a medical device. Decision support for trained health workers, who can check every rule and its source. Not a diagnosis, and never a reason to delay care. No clinician has signed these rules yet."
                    )
                    Text(desk.outside.imageInterpretation == .on ? "Questions about photos: on" : "Questions about photos: off")
                    Text("Version \(desk.outside.version)")
                    DisclosureGroup("Every rule with its source", isExpanded: $isOpen) {
                        ForEach(everyRule(), id: \.id) { listing in
                            Text(verbatim: listing.title).font(.headline)
                            Text(verbatim: "\(listing.source). \(listing.licence)").font(.footnote)
                            ForEach(listing.rules, id: \.id) { rule in
                                VStack(alignment: .leading, spacing: 2) {
                                    LibraryText { "\(rule.gives): \($0.finding(rule.criterion))" }
                                    Text(verbatim: rule.source).font(.footnote).foregroundStyle(.secondary)
                                }
                                .accessibilityElement(children: .combine)
                                .accessibilityIdentifier("rule")
                            }
                        }
                    }
                    .accessibilityIdentifier("rules")
                }
            }
            .navigationTitle("Settings")
        }
    }

    private var opinion: Binding<Bool> {
        let desk = desk
        return Binding(get: { desk.preferences.raisesByOpinion }, set: { desk.raiseByOpinion($0) })
    }

    private func bound<Value: Sendable>(_ path: WritableKeyPath<Preferences, Value> & Sendable) -> Binding<Value> {
        let desk = desk
        return Binding(get: { desk.preferences[keyPath: path] }, set: { value in desk.set { $0[keyPath: path] = value } })
    }

    private func languageWord(_ tag: String) -> LocalizedStringKey {
        switch tag {
        case "fr": "French"
        case "es": "Spanish"
        case "pt": "Portuguese"
        case "sw": "Swahili"
        case "hi": "Hindi"
        case "ar": "Arabic"
        default: "English"
        }
    }
}

/// After how many days consultations are deleted; and all of them now, by a second press.
private struct RetentionPart: View {
    let desk: Desk
    @State private var isSure = false

    var body: some View {
        Section("How long consultations are kept") {
            Text("Older ones are deleted when the app starts, also those who still wait. Who has an open review stays.").font(.footnote)
            Choices(
                name: "Kept for", values: Preferences.days, chosen: desk.preferences.keptDays, word: { $0.map { "\($0) days" } ?? "Until deleted" },
                id: { "kept.\($0.map { String($0) } ?? "all")" }
            ) { days in Task { await desk.keepFor(days) } }
            if let deleted = desk.deleted {
                Text("\(Int(deleted.visits)) were deleted. \(Int(deleted.keptForReview)) are as old and stay, since a review is open.")
                    .accessibilityIdentifier("forgotten")
            }
            Refused(reason: desk.notDeleted)
            if isSure {
                Button("Delete all who were kept, for good", role: .destructive) {
                    isSure = false
                    Task { await desk.wipe() }
                }
                .buttonStyle(.bordered).frame(minHeight: target).accessibilityIdentifier("wipe-sure")
            } else {
                Press("Delete all consultations now", id: "wipe") { isSure = true }
            }
        }
    }
}
