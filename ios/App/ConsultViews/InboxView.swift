// Who waits: the most urgent first, open reviews marked.
import Aidpost
import Consult
import SwiftUI

struct InboxView: View {
    let desk: Desk
    @Bindable var inbox: Inbox

    var body: some View {
        NavigationStack {
            List {
                Press("New consultation", id: "new", isMain: true) { desk.newConsultation() }
                Text("Kept encrypted on this device.").font(.footnote)
                if !inbox.lines.isEmpty {
                    TextField("Search by name or number", text: $inbox.search).accessibilityIdentifier("search")
                    if inbox.openReviews > 0 {
                        Told(words: "Open reviews: \(inbox.openReviews)", symbol: "person.fill.questionmark", id: "reviews")
                    }
                }
                Refused(reason: inbox.refused)
                if inbox.found.isEmpty { Text(inbox.lines.isEmpty ? "Nobody waits." : "Nobody of this name waits.") }
                ForEach(inbox.found) { line in
                    WaitingRow(line: line, waits: inbox.waits(line), strong: desk.preferences.strongContrast) {
                        Task { await desk.open(line.id.text) }
                    }
                    if !line.reviewOpen {
                        Press("Seen: take off the list", id: "close.\(line.name)") { Task { await inbox.close(line.id.text) } }
                    }
                }
            }
            .navigationTitle("Consultations")
        }
    }
}

private struct WaitingRow: View {
    let line: VisitLine
    let waits: Int
    let strong: Bool
    let open: @MainActor () -> Void

    var body: some View {
        let ink = Ink.of(line.acuity, strong: strong)
        Button(action: open) {
            HStack(spacing: 12) {
                Image(systemName: line.acuity.symbol).font(.title2).foregroundStyle(ink.text).padding(8).background(ink.back).accessibilityHidden(true)
                VStack(alignment: .leading, spacing: 2) {
                    HStack(spacing: 8) {
                        Text(line.acuity.word).bold()
                        if line.name.isEmpty { Text("No name") } else { Text(verbatim: line.name).bold() }
                    }
                    Text(waits < 60 ? "waits \(waits) min" : "waits \(waits / 60) h \(waits % 60) min").font(.footnote)
                    if line.reviewOpen { Text("a supervisor must look").font(.footnote) }
                    if line.isOverridden { Text("decided by a person").font(.footnote) }
                }
            }
            .frame(maxWidth: .infinity, minHeight: target, alignment: .leading)
        }
        .accessibilityIdentifier("open.\(line.name)")
    }
}
