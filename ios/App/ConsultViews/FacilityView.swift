// Where the phone's owner names a server of the facility: by its code or by hand, shown whole before it is taken; what it is asked, a test, and
// forgetting it.
import Aidpost
import Consult
import Foundation
import SwiftUI

struct FacilityPart: View {
    let facility: FacilityState
    @Environment(\.locale) private var locale
    @State private var isSure = false

    var body: some View {
        if let refused = facility.refused { Told(words: refused.word(in: Said.of(locale)), symbol: "exclamationmark.triangle", id: "facility.refused") }
        if let offer = facility.offer {
            Section("Read this before you agree") {
                ServerRows(name: offer.name, url: offer.url, model: offer.model, certificate: offer.certificateSha256, hasKey: offer.token != nil, lacksKey: offer.tokenName)
                if let expires = offer.expires, let moment = try? Date(expires, strategy: .iso8601) {
                    Text("The code can be taken until \(moment.formatted(date: .abbreviated, time: .shortened))").accessibilityIdentifier("facility.until")
                }
            }
            if let lacks = offer.tokenName { KeyPart(facility: facility, name: lacks) }
            AgreedPart(facility: facility, url: offer.url, model: offer.model)
            if offer.tokenName == nil {
                TestPart(facility: facility)
                Press("I agree: ask this server from now on", id: "facility.accept", isMain: true) { facility.accept() }
            }
            Press("Not now", id: "facility.decline") { facility.decline() }
        } else if let named = facility.named {
            Section("This server is asked") {
                ServerRows(name: named.name, url: named.url, model: named.model, certificate: named.certificate, hasKey: named.hasKey, lacksKey: nil)
            }
            AgreedPart(facility: facility, url: named.url, model: named.model)
            TestPart(facility: facility)
            if isSure {
                Button("Forget it and its key, for good", role: .destructive) {
                    isSure = false
                    facility.forget()
                }
                .buttonStyle(.bordered).frame(minHeight: target).accessibilityIdentifier("facility.forget-sure")
            } else {
                Press("Forget this server", id: "facility.forget") { isSure = true }
            }
        } else {
            NamingPart(facility: facility)
        }
    }
}

private struct NamingPart: View {
    let facility: FacilityState
    @State private var text = ""
    @State private var name = ""
    @State private var url = ""
    @State private var model = ""
    @State private var certificate = ""
    @State private var key = ""

    var body: some View {
        Section("The facility's server") {
            Text(
                "A computer of your facility can read stories with a larger model. It is asked only if you name it here, after everything on this phone has read. It can only make a colour more urgent."
            )
            Text("No server is named. No story leaves this phone.").font(.footnote).accessibilityIdentifier("facility.none")
            if facility.canScan { Press("Read its QR code", id: "facility.scan", isMain: true) { Task { await facility.scan() } } }
            TextField("The text of its code", text: $text, axis: .vertical).accessibilityIdentifier("facility.text")
            Press("Read the code", id: "facility.read") { facility.read(text) }.disabled(text.isEmpty)
        }
        Section("Or type it in") {
            TextField("What people call the server", text: $name).accessibilityIdentifier("facility.name")
            TextField("Its address, beginning with https", text: $url).accessibilityIdentifier("facility.url")
            TextField("The name of its model", text: $model).accessibilityIdentifier("facility.model")
            TextField("Fingerprint of its certificate, 64 letters and figures (may be left out)", text: $certificate)
                .accessibilityIdentifier("facility.certificate")
            TextField("Key with which this phone may ask (may be left out)", text: $key).accessibilityIdentifier("facility.key")
            Press("Show what it would be", id: "facility.show") {
                facility.type(name: name, url: url, model: model, certificate: certificate, key: key)
            }
            .disabled(name.isEmpty || url.isEmpty || model.isEmpty)
        }
    }
}

/// The key that did not come with the code.
private struct KeyPart: View {
    let facility: FacilityState
    let name: String
    @State private var key = ""

    var body: some View {
        Section("Its key") {
            Text("It wants a key of the name \(name), which the facility gives in another way. Type it here.")
            TextField("Key with which this phone may ask (may be left out)", text: $key).accessibilityIdentifier("facility.key")
            Press("Show what it would be", id: "facility.with-key") { facility.add(key: key) }.disabled(key.isEmpty)
        }
    }
}

/// Who the server is, as far as a person can compare it.
private struct ServerRows: View {
    let name: String
    let url: String
    let model: String
    let certificate: String?
    let hasKey: Bool
    let lacksKey: String?

    var body: some View {
        Text(verbatim: name).bold().accessibilityIdentifier("facility.server")
        Text("Where it goes: \(hostOf(url))").bold().accessibilityIdentifier("facility.host")
        Text("Full address: \(url)").font(.footnote)
        Text("Its model: \(model)")
        if let certificate {
            Text("Fingerprint of its certificate. Compare it with what the facility shows:")
            Text(verbatim: inGroups(certificate)).accessibilityIdentifier("facility.fingerprint")
        } else {
            Text("No fingerprint: whoever has a usual certificate for this address is believed.")
        }
        if hasKey {
            Text("A key is with it. It is kept locked on this phone and shown to nobody.").font(.footnote)
        } else if lacksKey == nil {
            Text("It asks for no key.").font(.footnote)
        }
    }
}

/// What leaves, what never does, what it is asked for, and under which name it is recorded.
private struct AgreedPart: View {
    let facility: FacilityState
    let url: String
    let model: String

    var body: some View {
        Section("What leaves this phone") {
            Text("The story as it is written, with age, sex, pregnancy, what was measured, and the signs; of a question, its words.")
                .accessibilityIdentifier("facility.leaves")
            Text("Never: the patient's name or number of this app, files of photos, times.")
            Told(words: "A name that stands in the story leaves with it: nothing looks for names.", symbol: "exclamationmark.triangle", id: "facility.names")
        }
        Section("What it is asked for") {
            Toggle("Read the story, beside this phone", isOn: bound(\.reads)).accessibilityIdentifier("facility.reads")
            Toggle("Write notes, histories and answers", isOn: bound(\.writes)).accessibilityIdentifier("facility.writes")
            if facility.canSendImages && facility.use.writes {
                Toggle("Look at photos: the picture itself leaves, without its file", isOn: bound(\.images)).accessibilityIdentifier("facility.images")
            }
            Choices(name: "How long it is waited for", values: ServerUse.waits, chosen: facility.use.seconds, word: { "\($0) s" }, id: { "facility.wait.\($0)" }) { seconds in
                facility.choose { $0.seconds = seconds }
            }
            Text("Without its answer in this time, what this phone has read stands, and the result says so.").font(.footnote)
            Text("Under which name it is recorded: \(url), model \(model). So it stands in each triage for which it was asked.")
                .accessibilityIdentifier("facility.record")
        }
    }

    private func bound(_ path: WritableKeyPath<ServerUse, Bool> & Sendable) -> Binding<Bool> {
        let facility = facility
        return Binding(get: { facility.use[keyPath: path] }, set: { value in facility.choose { $0[keyPath: path] = value } })
    }
}

private struct TestPart: View {
    let facility: FacilityState
    @Environment(\.locale) private var locale

    var body: some View {
        Section("The connection") {
            if facility.isTesting {
                Text("The server is being asked").bold()
                ProgressView()
                Press("Stop the test", id: "facility.stop") { facility.stopTest() }
            } else {
                Press("Test the connection", id: "facility.test") { Task { await facility.test() } }
                if let tested = facility.tested {
                    Told(words: tested.word(in: Said.of(locale)), symbol: tested == .reached ? "checkmark.circle" : "exclamationmark.triangle", id: "facility.tested")
                }
                Text("Nothing of a patient is sent for it.").font(.footnote)
            }
        }
    }
}

extension ServerRefusal {
    func word(in said: Said) -> LocalizedStringKey {
        switch self {
        case .notTaken(let why): "This cannot be taken: \(said.refusal(why))"
        case .notKept: "It cannot be kept on this phone."
        }
    }
}

extension ServerTest {
    func word(in said: Said) -> LocalizedStringKey {
        switch self {
        case .reached: "The server answers, and lets this phone in."
        case .silent: "The server did not answer in time."
        case .stopped: "The test was stopped."
        case .failed(let why): "The server cannot be asked: \(said.refusal(why))"
        }
    }
}
