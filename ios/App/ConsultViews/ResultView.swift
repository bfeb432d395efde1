// The result: what to tell the caller, why, what the reading added as it comes, and the clinician's own decision.
import Aidpost
import Consult
import SwiftUI

struct ResultView: View {
    let result: ResultState
    let clinician: String
    /// What the store has is not changed any more, only decided on.
    let isKept: Bool

    var body: some View {
        Refused(reason: result.refused)
        if result.triage?.provenance.notForClinicalUse == true { Demo() }
        if result.isReading {
            Section("Reading the story") {
                ProgressView(value: result.part)
                Press("Stop reading", id: "stop") { result.stop() }
            }
        }
        CallerPart(result: result)
        WhyPart(result: result)
        QuotePart(result: result, isKept: isKept)
        if !isKept { NextPart(result: result) }
        if let triage = result.triage {
            Section("Take care") {
                Text(triage.model.status.word).accessibilityIdentifier("model")
                Refused(reason: result.withoutModel)
                FarRead(triage: triage)
                ForEach(triage.warnings, id: \.message) { warning in Told(library: { $0.warning(warning) }, symbol: "exclamationmark.circle", id: "warning") }
            }
            DecisionPart(result: result, clinician: clinician, isKept: isKept)
            Text(verbatim: triage.intendedUse).font(.footnote)
        }
    }
}

private struct CallerPart: View {
    let result: ResultState

    var body: some View {
        if let words = result.tellTheCaller {
            Section("Tell the caller") {
                LibraryText { $0.comeIn(words) }.font(.headline).accessibilityIdentifier("caller")
                if !result.watchFor.isEmpty {
                    Text("Call again at once if there is any of these:")
                    ForEach(result.watchFor, id: \.code) { sign in LibraryText { "• \($0.sign(sign))" }.accessibilityIdentifier("watch") }
                }
            }
        }
    }
}

private struct WhyPart: View {
    let result: ResultState

    var body: some View {
        Section("Why") {
            if result.findings.isEmpty { Text("No rule of the chart held.") }
            ForEach(result.findings, id: \.rule) { finding in
                VStack(alignment: .leading, spacing: 2) {
                    HStack(spacing: 8) {
                        Image(systemName: finding.acuity.symbol).accessibilityHidden(true)
                        Text(finding.acuity.word).bold()
                        LibraryText { $0.finding(finding.criterion) }
                    }
                    Text(verbatim: finding.basis.joined(separator: ", ")).font(.footnote)
                    Text(verbatim: finding.source).font(.footnote).foregroundStyle(.secondary)
                }
                .accessibilityElement(children: .combine)
                .accessibilityIdentifier("finding")
            }
        }
    }
}

private struct QuotePart: View {
    let result: ResultState
    let isKept: Bool

    var body: some View {
        if let story = result.encounter?.narrative {
            Section("Read in the story") {
                marked(pieces(story.text, result.quotes)).accessibilityIdentifier("marked")
                ForEach(result.quotes, id: \.sign) { quote in
                    let code = result.intake.code(quote.sign) ?? "\(quote.sign)"
                    VStack(alignment: .leading, spacing: 2) {
                        HStack(spacing: 8) {
                            if quote.state == .absent { Text("not there:").bold() }
                            LibraryText { $0.sign(quote.sign, result.intake.label(code)) }.bold()
                        }
                        Text(verbatim: "“\(quote.evidence.text)”")
                        Text(quote.readBy.word).font(.footnote)
                    }
                    .accessibilityElement(children: .combine)
                    .accessibilityIdentifier("quote.\(code)")
                }
                ForEach(isKept ? [] : result.told, id: \.field) { told in
                    Press("Enter it: \(told.evidence.text)", id: "enter.\(told.field)") { result.enter(told) }
                }
            }
        }
    }
}

/// The story in which the words that were read are bold and underlined.
@MainActor
private func marked(_ pieces: [StoryPiece]) -> Text {
    pieces.reduce(Text(verbatim: "")) { $0 + ($1.isRead ? Text(verbatim: $1.text).bold().underline() : Text(verbatim: $1.text)) }
}

private struct NextPart: View {
    let result: ResultState

    var body: some View {
        if !result.isReading && result.acuity != .red && !result.intake.questions.isEmpty {
            Section("Ask next") {
                // The first change most; the rest stand at the intake.
                ForEach(Array(result.intake.questions.prefix(3))) { question in
                    LibraryText { $0.question(question.text) }.font(.headline)
                    if case .sign(let code) = question.topic {
                        Answers(question: question.text, id: code) { answer in
                            if let answer { result.answer(code, answer) } else { result.intake.cannotTell(question) }
                        }
                    }
                }
            }
        }
    }
}

private struct DecisionPart: View {
    let result: ResultState
    let clinician: String
    let isKept: Bool
    @State private var isOpen = false
    @State private var acuity: Acuity?
    @State private var reason = ""
    @State private var by: String?
    @State private var isRefused = false

    var body: some View {
        Section("Your decision") {
            if let decision = result.decision {
                VStack(alignment: .leading, spacing: 2) {
                    if let acuity = decision.acuity { Text(acuity.word).bold() } else { Text("The colour stands.").bold() }
                    Text("By \(decision.by.text): \(decision.reason.text)")
                    HStack(spacing: 8) {
                        Text("The triage says:")
                        Text(result.acuity.word)
                    }
                }
                .accessibilityElement(children: .combine)
                .accessibilityIdentifier("override")
                if !isKept { Press("Take it back", id: "decide.back") { result.takeBack() } }
            } else {
                if result.review { Told(words: "Someone must look and decide before this is closed.", symbol: "person.fill.questionmark", id: "review") }
                DisclosureGroup("Decide, with name and reason", isExpanded: $isOpen) {
                    Choices(name: "Another colour", values: ResultState.choices, chosen: acuity, word: \.word, id: { "decide.\($0)" }) {
                        acuity = acuity == $0 ? nil : $0
                    }
                    if acuity == nil { Text("Without a colour of yours the triage's colour stands.").font(.footnote) }
                    TextField("Your name", text: name).accessibilityIdentifier("decide.by")
                    TextField("Reason", text: $reason, axis: .vertical).accessibilityIdentifier("reason")
                    if isRefused { Told(words: "A decision needs a name and a reason.", symbol: "exclamationmark.triangle", id: "refused") }
                    Press("Decide", id: "decide.save") { isRefused = !result.decide(acuity, by: name.wrappedValue, reason: reason) }
                }
                .accessibilityIdentifier("decide")
            }
        }
    }

    private var name: Binding<String> { Binding(get: { by ?? clinician }, set: { by = $0 }) }
}
