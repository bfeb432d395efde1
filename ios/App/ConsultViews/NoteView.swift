// The note: every line says where it comes from, is edited in place, and is signed by name. Beside it the history and questions to the record.
import Aidpost
import Consult
import SwiftUI

struct NoteView: View {
    @Bindable var note: NoteState
    let clinician: String
    let sign: @MainActor (String) -> Void
    @State private var by: String?

    var body: some View {
        Refused(reason: note.refused)
        if note.notForClinicalUse { Demo() }
        FarWrote(about: note.draft?.about)
        if note.isWriting {
            ProgressView(value: note.part)
            Press("Stop writing", id: "note.stop") { note.stop() }
        }
        ComingPart(lines: note.coming, isComing: note.isWriting)
        if let signed = note.signed {
            Section("Signed") {
                Told(words: "Signed by \(signed.by.text), \(signed.at)", symbol: "signature", id: "signed")
                Text(verbatim: signed.text.text).accessibilityIdentifier("signed.text")
            }
        } else {
            if note.isStale {
                Told(words: "The entry was changed after this note was drafted.", symbol: "exclamationmark.triangle", id: "stale")
                Press("Draft it anew", id: "note.anew") { note.write() }
            }
            if note.isPartial { Told(words: "The draft is not whole: read it with care.", symbol: "exclamationmark.triangle", id: "partial") }
            ForEach(NoteSection.allCases, id: \.self) { section in
                Section(section.word) {
                    ForEach(note.lines.filter { $0.section == section }) { line in LineEditor(note: note, line: line) }
                    Press("Add a line", id: "add.\(section.rawValue)") { note.add(section) }
                }
            }
            Section("Sign") {
                TextField("Your name", text: name).accessibilityIdentifier("note.by")
                Press("Sign this note", id: "note.sign", isMain: true) { sign(name.wrappedValue) }
                    .disabled(!note.canSign || name.wrappedValue.isEmpty)
            }
        }
        HistoryPart(note: note)
    }

    private var name: Binding<String> { Binding(get: { by ?? clinician }, set: { by = $0 }) }
}

private struct LineEditor: View {
    @Bindable var note: NoteState
    let line: NoteLine

    var body: some View {
        VStack(alignment: .leading, spacing: 4) {
            HStack(spacing: 6) {
                Image(systemName: line.origin.symbol).accessibilityHidden(true)
                Text(line.origin.word).font(.footnote).bold()
                if line.isEdited && line.origin != .written { Text("edited by you").font(.footnote) }
                if let source = line.source { Text(verbatim: source).font(.footnote).foregroundStyle(.secondary) }
            }
            .accessibilityElement(children: .combine)
            .accessibilityIdentifier("origin.\(line.origin.rawValue)")
            TextField("Line of the note", text: text, axis: .vertical).accessibilityIdentifier("line.\(line.id)")
            Button("Strike this line", role: .destructive) { note.strike(line.id) }
                // With a style of its own: else the whole row of the form would press it.
                .buttonStyle(.bordered).frame(minHeight: target).accessibilityIdentifier("strike.\(line.id)")
        }
    }

    private var text: Binding<String> {
        let (note, id) = (note, line.id)
        return Binding(
            get: { note.lines.first { $0.id == id }?.text.text ?? "" },
            set: { words in
                if let at = note.lines.firstIndex(where: { $0.id == id }) { note.lines[at].text = PatientText(words) }
            })
    }
}

private struct HistoryPart: View {
    let note: NoteState
    @State private var question = ""

    var body: some View {
        Section("History and questions") {
            Press("Read the history in the story", id: "history") { note.readHistory() }.disabled(note.isWriting)
            if let history = note.history {
                PartRows(title: "Problems", part: history.problems)
                PartRows(title: "Medicines", part: history.medicines)
                PartRows(title: "Allergies", part: history.allergies)
                PartRows(title: "Onset", part: history.onset)
            }
            TextField("A question to the record", text: $question, axis: .vertical).accessibilityIdentifier("question")
            Press("Ask", id: "ask") { note.ask(question) }.disabled(note.isWriting || question.isEmpty)
            ForEach(note.asked) { asked in
                Text(verbatim: asked.question.text).bold()
                Group {
                    if let answer = asked.answer {
                        Text(verbatim: answer.text)
                    } else if asked.status == .noAnswer {
                        Text("No whole answer came. Ask again.")
                    } else {
                        Text("The record does not say.")
                    }
                }
                .accessibilityIdentifier("answer")
                Text(verbatim: asked.limits).font(.footnote)
            }
        }
    }
}

private struct PartRows: View {
    let title: LocalizedStringKey
    let part: Part

    var body: some View {
        Text(title).bold()
        if part.items.isEmpty { Text(part.said == .absent ? "Said to be none." : "Not said.") }
        ForEach(part.items, id: \.evidence.text) { item in
            VStack(alignment: .leading, spacing: 2) {
                if item.state == .absent { Text("not there:").bold() }
                Text(verbatim: item.evidence.text.text)
                if let dose = item.dose { Text(verbatim: dose.text.text).font(.footnote) }
            }
        }
    }
}
