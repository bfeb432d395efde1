// The intake: who, the story, the questions that change most, values if somebody has them, photos.
import Aidpost
import Consult
import SwiftUI

struct IntakeView: View {
    @Bindable var intake: IntakeState

    var body: some View {
        if case .refused(_, let reason) = intake.standing { Refused(english: reason) }
        Refused(reason: intake.notKept)
        WhoPart(intake: intake)
        StoryPart(intake: intake)
        if intake.form.age == nil {
            Text("Enter the age first. Which signs are asked depends on it.")
        } else {
            QuestionPart(intake: intake)
            ValuePart(intake: intake)
        }
        PhotoPart(photos: intake.photos)
    }
}

private struct WhoPart: View {
    @Bindable var intake: IntakeState

    var body: some View {
        Section("Who") {
            TextField("Name or number (optional)", text: $intake.form.name.text).accessibilityIdentifier("name")
            TextField("Age", text: age).accessibilityIdentifier("age")
            Choices(name: "Age in", values: AgeUnit.allCases, chosen: intake.form.unit, word: \.word, id: { "unit.\($0.rawValue)" }) {
                intake.form.unit = $0
            }
            Choices(name: "Sex", values: Sex.all, chosen: intake.form.sex, word: \.word, id: { "sex.\($0)" }) { intake.form.sex = $0 }
            if intake.asksPregnancy {
                Choices(
                    name: "Pregnant, or gave birth in the last six weeks?", values: Pregnancy.all, chosen: intake.form.pregnancy, word: \.word,
                    id: { "pregnancy.\($0)" }
                ) { intake.answerPregnancy($0) }
            }
        }
    }

    /// Digits only: what is no number is no age.
    private var age: Binding<String> {
        let intake = intake
        return Binding(
            get: { intake.form.age.map { String($0) } ?? "" },
            set: { intake.form.age = Int($0.filter(\.isNumber)) })
    }
}

private struct StoryPart: View {
    @Bindable var intake: IntakeState

    var body: some View {
        Section("The story") {
            TextField("What happened, in the caller's words", text: $intake.form.story.text, axis: .vertical).accessibilityIdentifier("story")
            if intake.canDictate {
                if intake.isListening {
                    Press("Stop listening", id: "dictate.stop") { intake.stopListening() }
                } else {
                    Press("Dictate: on this device only", id: "dictate") { intake.listen() }
                }
            }
            Refused(english: intake.notHeard)
            ForEach(intake.suggestedSigns, id: \.sign) { suggested in
                if let code = intake.code(suggested.sign) {
                    Button {
                        intake.take(suggested)
                    } label: {
                        VStack(alignment: .leading, spacing: 2) {
                            Text(suggested.state == .absent ? "Told: not there. Take it over?" : "Told. Take it over?").font(.footnote)
                            LibraryText { "\($0.sign(suggested.sign, intake.label(code))): “\(suggested.evidence.text)”" }
                        }
                        .frame(maxWidth: .infinity, minHeight: target, alignment: .leading)
                    }
                    .accessibilityIdentifier("suggestion.\(code)")
                }
            }
            ForEach(intake.suggestedValues, id: \.field) { told in
                Press("Enter it: \(told.evidence.text)", id: "suggestion.\(told.field)") { intake.measure(told.field, told.value) }
            }
        }
    }
}

private struct QuestionPart: View {
    let intake: IntakeState

    var body: some View {
        Section("Ask next") {
            if intake.questions.isEmpty { Text("Nothing more to ask.") }
            ForEach(intake.questions) { question in
                LibraryText { $0.question(question.text) }.font(.headline).accessibilityIdentifier("question")
                switch question.topic {
                case .sign(let code):
                    Answers(question: question.text, id: code) { answer in
                        if let answer { intake.answer(code, answer) } else { intake.cannotTell(question) }
                    }
                case .pregnancy, .spoken: Text("Answer it above, or in the story.").font(.footnote)
                }
            }
        }
        if !intake.answered.isEmpty {
            Section("Answered") {
                ForEach(intake.answered, id: \.code) { sign in
                    Button {
                        intake.answer(sign.code, nil)
                    } label: {
                        HStack(spacing: 8) {
                            LibraryText { $0.sign(sign) }
                            Text(intake.form.signs[sign.code] == .present ? "Yes" : "No").bold()
                            Text("Take it back").font(.footnote)
                        }
                        .frame(maxWidth: .infinity, minHeight: target, alignment: .leading)
                    }
                    .accessibilityIdentifier("answered.\(sign.code)")
                }
            }
        }
    }
}

/// Yes, no, cannot tell: large, and each says what it answers.
struct Answers: View {
    /// As the library has it, in English.
    let question: String
    let id: String
    let answer: @MainActor (SignState?) -> Void
    @Environment(\.locale) private var locale

    var body: some View {
        let asked = Said.of(locale).question(question)
        Side {
            Press("Yes", id: "answer.\(id).yes") { answer(.present) }.accessibilityLabel("\(asked) Yes")
            Press("No", id: "answer.\(id).no") { answer(.absent) }.accessibilityLabel("\(asked) No")
            Press("Cannot tell", id: "answer.\(id).unsure") { answer(nil) }.accessibilityLabel("\(asked) Cannot tell")
        }
    }
}

private struct ValuePart: View {
    let intake: IntakeState
    @State private var isOpen = false

    var body: some View {
        DisclosureGroup("Values, if somebody has measured", isExpanded: $isOpen) {
            Choices(name: "Awake?", values: Avpu.all, chosen: intake.form.avpu, word: \.word, id: { "avpu.\($0)" }) { intake.form.avpu = $0 }
            ForEach(intake.vitals, id: \.field) { field in ValueField(intake: intake, field: field) }
        }
        .accessibilityIdentifier("values")
    }
}

/// One value. What is typed stays as it is typed; what is a number is entered, and the rules say if it cannot be.
private struct ValueField: View {
    let intake: IntakeState
    let field: VitalField
    @State private var typed: String?

    var body: some View {
        // The library's name for it is a key of the catalogue too.
        Text(LocalizedStringKey(field.words)).accessibilityHidden(true)
        TextField(LocalizedStringKey(field.words), text: text).accessibilityIdentifier("value.\(field.field)")
        Text("Possible: \(shown(field.lowest)) to \(shown(field.highest)) \(field.unit)").font(.footnote)
    }

    private var text: Binding<String> {
        Binding(
            get: { typed ?? intake.form.vitals[field.field].map(shown) ?? "" },
            set: {
                typed = $0
                intake.measure(field.field, Double($0.replacingOccurrences(of: ",", with: ".")))
            })
    }
}
