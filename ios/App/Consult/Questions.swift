// What to ask next: the library's questions in its own order, each with what its answer changes.
import Aidpost

/// A question to ask the caller.
public struct AskedQuestion: Identifiable, Equatable, Sendable {
    /// What an answer to it changes.
    public enum Topic: Equatable, Sendable {
        case sign(code: String)
        case pregnancy
        /// Something that has no button: it is asked, and the story tells the answer.
        case spoken
    }

    public let text: String
    public let topic: Topic

    public var id: String { text }
}

/// The question first whose "yes" would raise the colour most. What the caller could not tell comes last.
func questions(_ form: CallForm, _ encounter: Encounter, _ signs: [ChartSign], _ missing: [String]) -> [AskedQuestion] {
    let asked = nextQuestions(encounter: encounter).map { text in
        if let sign = signs.first(where: { $0.question == text }) { return AskedQuestion(text: text, topic: .sign(code: sign.code)) }
        // By telephone it is the one question that no sign answers, and it is asked only while this is not known.
        return AskedQuestion(text: text, topic: missing.contains("pregnancy") ? .pregnancy : .spoken)
    }
    let (later, first) = (asked.filter { isUnsure($0, form) }, asked.filter { !isUnsure($0, form) })
    return first + later
}

private func isUnsure(_ question: AskedQuestion, _ form: CallForm) -> Bool {
    switch question.topic {
    case .sign(let code): form.unsure.contains(code)
    case .pregnancy: form.unsure.contains("pregnancy")
    case .spoken: false
    }
}
