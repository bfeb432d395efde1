// What the model has written so far. It looks like no record: nothing of it is checked, and no line says that it is the caller's.
import Aidpost
import Consult
import SwiftUI

struct ComingPart: View {
    let lines: [DraftPiece]
    let isComing: Bool

    var body: some View {
        if !lines.isEmpty {
            Unchecked(isComing: isComing)
            ForEach(lines, id: \.line) { line in
                VStack(alignment: .leading, spacing: 2) {
                    Text(line.part.word).font(.footnote).bold()
                    if line.origin == .denied { Text("not there:").bold() }
                    Text(verbatim: line.text.text)
                }
                .accessibilityElement(children: .combine)
                .accessibilityIdentifier("draft")
            }
        }
    }
}

/// Beside every draft: whether more comes, and that nobody has checked it.
struct Unchecked: View {
    let isComing: Bool

    var body: some View {
        if isComing {
            Told(words: "It is being written. Nothing of it is checked yet.", symbol: "pencil", id: "draft.coming")
        } else {
            Told(
                words: "It ended before it was whole. Nothing of it was checked, and nothing of it is kept.", symbol: "exclamationmark.triangle",
                id: "draft.unfinished")
        }
    }
}

extension DraftPart {
    var word: LocalizedStringKey {
        switch self {
        case .subjective: NoteSection.subjective.word
        case .objective: NoteSection.objective.word
        case .assessment: NoteSection.assessment.word
        case .plan: NoteSection.plan.word
        case .problems: "Problems"
        case .medicines, .dose: "Medicines"
        case .allergies: "Allergies"
        case .onset: "Onset"
        case .answer, .findings, .impression: "Answer"
        case .sources: "It rests on"
        }
    }
}
