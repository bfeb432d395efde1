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
                                    Text(verbatim: "\(rule.gives): \(rule.criterion)")
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
