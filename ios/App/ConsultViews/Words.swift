// Words of the app's own for the library's cases, as keys of the string catalogue. What a rule, a sign or a question says comes from the
// library.
import Aidpost
import Consult
import SwiftUI

extension Acuity {
    var word: LocalizedStringKey {
        switch self {
        case .red: "RED"
        case .yellow: "YELLOW"
        case .notTriageable: "NO COLOUR"
        case .green: "GREEN"
        }
    }

    /// A shape beside the word: nobody has to tell colours apart.
    var symbol: String {
        switch self {
        case .red: "exclamationmark.octagon.fill"
        case .yellow: "exclamationmark.triangle.fill"
        case .notTriageable: "questionmark.circle.fill"
        case .green: "checkmark.circle.fill"
        }
    }

    func meaning(review: Bool) -> LocalizedStringKey {
        switch self {
        case .red: "Needs care now"
        case .yellow: review ? "Needs care soon. A supervisor must look at once" : "Needs care soon"
        case .notTriageable: "Too little is known to give a colour"
        case .green: review ? "Only after a supervisor has looked" : "Can wait. Nothing urgent was found"
        }
    }
}

extension Place {
    var word: LocalizedStringKey {
        switch self {
        case .inbox: "Consultations"
        case .posts: "Other posts"
        case .models: "Models"
        case .settings: "Settings"
        }
    }

    var symbol: String {
        switch self {
        case .inbox: "tray.full"
        case .posts: "qrcode.viewfinder"
        case .models: "cpu"
        case .settings: "gearshape"
        }
    }
}

extension Step {
    var word: LocalizedStringKey {
        switch self {
        case .intake: "Intake"
        case .result: "Result"
        case .note: "Note"
        case .handOver: "Hand over"
        }
    }
}

extension AgeUnit {
    var word: LocalizedStringKey {
        switch self {
        case .years: "years"
        case .months: "months"
        case .weeks: "weeks"
        case .days: "days"
        }
    }
}

extension Sex {
    static let all: [Sex] = [.female, .male, .other, .unknown]

    var word: LocalizedStringKey {
        switch self {
        case .female: "Female"
        case .male: "Male"
        case .other: "Other"
        case .unknown: "Not known"
        }
    }
}

extension Pregnancy {
    static let all: [Pregnancy] = [.pregnant, .postpartum, .notPregnant, .unknown]

    var word: LocalizedStringKey {
        switch self {
        case .pregnant: "Pregnant"
        case .postpartum: "Gave birth"
        case .notPregnant: "Neither"
        case .unknown: "Not known"
        }
    }
}

extension Avpu {
    static let all: [Avpu] = [.alert, .confusion, .voice, .pain, .unresponsive]

    var word: LocalizedStringKey {
        switch self {
        case .alert: "Alert"
        case .confusion: "Confused"
        case .voice: "To voice"
        case .pain: "To pain"
        case .unresponsive: "No answer"
        }
    }
}

extension PhotoKind {
    /// What a caller can send: a part of the body, or a picture of a film or a card.
    static let all: [PhotoKind] = [.skin, .wound, .chestXray, .other]

    var word: LocalizedStringKey {
        switch self {
        case .skin: "Photo of the skin"
        case .wound: "Photo of the wound"
        case .chestXray: "Photo of a chest film"
        case .fundus: "Photo of the eye"
        case .other: "Photo of a card"
        }
    }

    var code: String {
        switch self {
        case .skin: "skin"
        case .wound: "wound"
        case .chestXray: "chest_xray"
        case .fundus: "fundus"
        case .other: "other"
        }
    }
}

extension ReadBy {
    var word: LocalizedStringKey {
        switch self {
        case .lexicon: "read by the word list"
        case .model: "read by the model"
        case .remote: "read by the facility's server"
        case .both: "read by the word list and the model"
        }
    }
}

extension ModelStatus {
    var word: LocalizedStringKey {
        switch self {
        case .answered: "The model has read the story."
        case .notLoaded: "No model is loaded. The rules and the word list answer."
        case .cancelled: "The model's reading was stopped. The rules and the word list answer."
        case .timedOut: "The model took too long. The rules and the word list answer."
        case .failed: "The model gave no answer. The rules and the word list answer."
        case .unreliable: "The model's reading went wrong and is not used."
        }
    }
}

extension NoteSection {
    var word: LocalizedStringKey {
        switch self {
        case .subjective: "Told"
        case .objective: "Found"
        case .assessment: "Assessment"
        case .plan: "Plan"
        }
    }
}

extension LineOrigin {
    var word: LocalizedStringKey {
        switch self {
        case .quoted: "Quoted from the caller"
        case .measured: "Entered by you"
        case .ruled: "From a rule"
        case .inferred: "Inferred by the model: check it"
        case .written: "Written by you"
        }
    }

    var symbol: String {
        switch self {
        case .quoted: "quote.opening"
        case .measured: "ruler"
        case .ruled: "list.bullet.clipboard"
        case .inferred: "sparkles"
        case .written: "pencil"
        }
    }
}

extension Verdict {
    var word: LocalizedStringKey {
        switch self {
        case .fits: "Fits this device"
        case .tight: "Tight on this device"
        case .willNotFit: "Will not fit this device"
        }
    }
}

extension Suggestion {
    var word: LocalizedStringKey {
        switch self {
        case .context(let tokens, _): "It would help to let it read only \(Int(tokens)) tokens at once."
        case .readWeights: "It would help to read the file into memory instead of mapping it."
        case .cacheQ8: "It would help to keep its memory of the text smaller."
        case .textOnly: "It would help to leave out the part that looks at photos."
        case .quantization(let atMost): "It would help to take a file of at most \(bytes(atMost))."
        case .freeMemory(let count): "It would help to free \(bytes(count)) of memory."
        }
    }
}

extension PostRefusal {
    var word: LocalizedStringKey {
        switch self {
        case .notAMessage: "This is not the text of a triage, or a part of it is missing."
        case .newer: "A newer app wrote it. Bring this app up to date."
        case .unknownPost: "The post that signed it is not known here. Nothing of it was read."
        case .changed: "It was changed on its way, or somebody else wrote it. Nothing of it was read."
        case .unreadable: "It is signed, but this app cannot read it."
        case .badKey: "This is not the key of a post. Compare it letter by letter."
        case .nameTaken: "A post of this name is known already. Remove it first if its key is a new one."
        case .notKept: "The keys of this device cannot be read or kept."
        }
    }
}

extension Freshness {
    /// None where nothing is wrong with its time.
    var word: LocalizedStringKey? {
        switch self {
        case .valid: nil
        case .expired: "Its time is over: look at the patient anew."
        case .fromTheFuture: "It was written in the future: one of the two clocks is wrong."
        }
    }
}

extension Raised {
    var word: LocalizedStringKey {
        switch self {
        case .modelOpinion: "The opinion of a model made the colour more urgent than the rules do."
        case .toldValue: "A number that the story tells made the colour more urgent than the rules do."
        }
    }
}

extension NotCarried {
    var word: LocalizedStringKey {
        switch self {
        case .id: "the number"
        case .narrative: "the story"
        case .photos: "the photos"
        case .casualty: "what was asked about many hurt"
        case .language: "the language"
        case .measuredAt: "the time of measuring"
        case .conflictingSigns: "signs that were read where a person had said no"
        }
    }
}
