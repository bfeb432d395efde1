// What goes to others: letter, bundle, messages, and the code for a phone nearby.
import Aidpost
import Consult
import SwiftUI

struct HandOverView: View {
    @Bindable var handOver: HandOverState

    var body: some View {
        Refused(reason: handOver.refused)
        Section("Letter") {
            TextField("To which clinic", text: $handOver.to).accessibilityIdentifier("to")
            Press("Make it anew", id: "make") { handOver.make() }.disabled(!handOver.canMake)
            if let letter = handOver.letter {
                ShareLink(item: letter) { Text("Share the letter") }.frame(minHeight: target).accessibilityIdentifier("share.letter")
            }
        }
        Section("Record for another system") {
            if let bundle = handOver.bundle {
                ShareLink(item: bundle) { Text("Share the record (FHIR)") }.frame(minHeight: target).accessibilityIdentifier("share.bundle")
            }
        }
        if handOver.canCode { CodePart(handOver: handOver) }
        Section("Text messages") {
            Text("They name nobody. Send them one by one.").font(.footnote)
            ForEach(Array(handOver.messages.enumerated()), id: \.offset) { at, message in
                Text(verbatim: message).accessibilityIdentifier("message")
                ShareLink(item: message) { Text("Send this message") }.frame(minHeight: target).accessibilityIdentifier("share.message.\(at)")
            }
        }
    }
}

/// The code for another phone, and what is in it.
private struct CodePart: View {
    @Bindable var handOver: HandOverState
    @Environment(\.locale) private var locale

    var body: some View {
        Section("To a phone nearby") {
            if let noCode = handOver.noCode { Told(verbatim: Said.of(locale).refusal(noCode), symbol: "exclamationmark.triangle", id: "qr.refused") }
            if let message = handOver.message {
                QrCode(message: message)
                if let expires = handOver.expires {
                    Text("Valid until \(expires.formatted(date: .abbreviated, time: .shortened))").bold().accessibilityIdentifier("expires")
                }
                Text("Whoever sees the code can read what is in it. It is signed by this post, and not encrypted.").font(.footnote)
                NotCarriedRows(what: message.notCarried)
            }
            TextField("A few words to tell the patient from others (optional)", text: $handOver.label.text).accessibilityIdentifier("qr.label")
            Text("At most 31 letters. They stand in the code. The name and the story do not.").font(.footnote)
            Choices(name: "Valid for", values: HandOverState.validities, chosen: handOver.hours, word: { "\(Int($0)) hours" }, id: { "qr.hours.\($0)" }) {
                handOver.hours = $0
            }
            if let message = handOver.message {
                ShareLink(item: message.text.text) { Text("Send the same as a text message (\(Int(message.sms)) SMS)") }
                    .frame(minHeight: target).accessibilityIdentifier("qr.message")
            }
        }
    }
}

/// What the sender has and the message does not hold.
struct NotCarriedRows: View {
    let what: [NotCarried]

    var body: some View {
        if !what.isEmpty { Text("Not in the message:").font(.footnote) }
        ForEach(what, id: \.self) { one in Text(one.word).font(.footnote).accessibilityIdentifier("not.carried") }
    }
}

/// The code, drawn from its modules: dark on light whatever the screen's own colours are, with the margin that readers need.
struct QrCode: View {
    let message: HandoverMessage

    var body: some View {
        let width = Int(message.qrWidth)
        let side = CGFloat(width + 2 * Self.margin) * Self.module
        Canvas { context, size in
            context.fill(Path(CGRect(origin: .zero, size: size)), with: .color(Self.light))
            for (at, isDark) in message.qr.enumerated() where isDark {
                let (row, column) = (at / width + Self.margin, at % width + Self.margin)
                let place = CGRect(
                    x: CGFloat(column) * Self.module, y: CGFloat(row) * Self.module, width: Self.module, height: Self.module)
                context.fill(Path(place), with: .color(Self.dark))
            }
        }
        .frame(width: side, height: side)
        .accessibilityElement(children: .combine)
        .accessibilityLabel("QR code of this triage")
        .accessibilityIdentifier("qr")
    }

    private static let margin = 4
    private static let module: CGFloat = 4
    private static let dark = Color(red: 0, green: 0, blue: 0)
    private static let light = Color(red: 1, green: 1, blue: 1)
}
