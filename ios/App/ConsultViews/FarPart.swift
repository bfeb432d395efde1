// What a server of the facility did for a triage or a text, in plain words: nobody has to guess who has read.
import Aidpost
import Consult
import SwiftUI

/// Of a triage. Without an answer it says that what was read here stands.
struct FarRead: View {
    let triage: Triage

    var body: some View {
        if let far = triage.remote, let source = triage.provenance.remote {
            Told(words: words(far.status, hostOf(source.server), source.model), symbol: far.status == .answered ? "server.rack" : "exclamationmark.triangle", id: "far")
        }
    }

    private func words(_ status: ModelStatus, _ host: String, _ model: String) -> LocalizedStringKey {
        switch status {
        case .answered: "\(host) has read the story too, with the model \(model). It can only add."
        case .cancelled: "\(host) was asked too, and was stopped. What was read on this phone stands."
        case .timedOut: "\(host) gave no answer in its time. What was read on this phone stands."
        case .notLoaded, .failed, .unreliable: "\(host) gave no usable answer. What was read on this phone stands."
        }
    }
}

/// Of what was written about an encounter.
struct FarWrote: View {
    let about: About?

    var body: some View {
        if let about, let source = about.provenance.remote { Text(words(source, isHere: about.remoteFailed != nil)).font(.footnote).accessibilityIdentifier("note.far") }
    }

    private func words(_ source: RemoteSource, isHere: Bool) -> LocalizedStringKey {
        isHere
            ? "\(hostOf(source.server)) gave no answer: the model of this phone wrote it."
            : "Written by \(hostOf(source.server)), with the model \(source.model)."
    }
}
