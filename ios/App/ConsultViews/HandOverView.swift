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
        if let message = handOver.message {
            Section("To a phone nearby") {
                QrCode(message: message)
                Text("Let the other phone read this code. It is signed by this post.").font(.footnote)
                ForEach(message.notCarried, id: \.self) { what in Text(verbatim: notCarriedWords(what: what)).font(.footnote) }
            }
        }
        Section("Text messages") {
            Text("They name nobody. Send them one by one.").font(.footnote)
            ForEach(handOver.messages, id: \.self) { message in Text(verbatim: message).accessibilityIdentifier("message") }
        }
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
        .accessibilityLabel("QR code of the signed message")
        .accessibilityIdentifier("qr")
    }

    private static let margin = 4
    private static let module: CGFloat = 4
    private static let dark = Color(red: 0, green: 0, blue: 0)
    private static let light = Color(red: 1, green: 1, blue: 1)
}
