// What a clinician sets once. Nothing of a patient.
import Aidpost
import Foundation

public struct Preferences: Codable, Equatable, Sendable {
    /// The name that a note is signed with.
    public var clinician = ""
    /// The post that a letter comes from.
    public var post = ""
    /// BCP 47 tag of the stories, for a new call.
    public var language = "en"
    /// Stronger lines and borders, for the sun and for tired eyes; beside what the system is set to.
    public var strongContrast = false
    public var pack = ChosenPack.none
    /// Whether a more urgent opinion of the model raises the colour; else it is a warning, and a supervisor must look. None lowers it.
    public var raisesByOpinion = false
    /// After how many days visits are deleted; none: never by themselves.
    public var keptDays: Int?
    /// Whether the person's face, finger or code is asked for when the app is opened.
    public var lock = false

    public init() {}

    /// What an earlier version of the app has not written stands as it does in a new one.
    public init(from decoder: any Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        clinician = try all.decodeIfPresent(String.self, forKey: .clinician) ?? clinician
        post = try all.decodeIfPresent(String.self, forKey: .post) ?? post
        language = try all.decodeIfPresent(String.self, forKey: .language) ?? language
        strongContrast = try all.decodeIfPresent(Bool.self, forKey: .strongContrast) ?? strongContrast
        pack = try all.decodeIfPresent(ChosenPack.self, forKey: .pack) ?? pack
        raisesByOpinion = try all.decodeIfPresent(Bool.self, forKey: .raisesByOpinion) ?? raisesByOpinion
        keptDays = try all.decodeIfPresent(Int.self, forKey: .keptDays)
        lock = try all.decodeIfPresent(Bool.self, forKey: .lock) ?? lock
    }

    /// Languages for which the library has a word list.
    public static let languages = ["en", "fr", "es", "pt", "sw", "hi", "ar"]

    /// Days that visits may be kept, as on Android.
    public static let days: [Int?] = [nil, 7, 30, 90]
}
