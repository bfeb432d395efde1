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

    public init() {}

    /// Languages for which the library has a word list.
    public static let languages = ["en", "fr", "es", "pt", "sw", "hi", "ar"]
}
