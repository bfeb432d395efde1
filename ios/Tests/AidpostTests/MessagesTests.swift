import Aidpost
import XCTest

/// What the library says in other languages than English.
final class MessagesTests: XCTestCase {
    func testAFindingAndAWarningHaveWordsInEachLanguage() throws {
        let encounter = Fixture.with(Fixture.encounter) { $0.signs = [.activeConvulsions: .present] }
        let english = try XCTUnwrap(rulesOutcome(encounter: encounter).assessment.findings.first).criterion
        for language in ["fr", "es", "pt", "sw", "hi", "ar"] {
            let words = try XCTUnwrap(messages(language: language))
            XCTAssertNotEqual(words.finding(criterion: english), english)
            XCTAssertNotNil(words.warning(code: .signConflict))
            XCTAssertFalse(words.reviewer().isEmpty)
        }
    }

    func testTheRegionDoesNotCountEnglishNeedsNoneAndWhatIsNotKnownStays() throws {
        let french = try XCTUnwrap(messages(language: "fr-CM"))
        XCTAssertEqual(french.finding(criterion: "of no rule"), "of no rule")
        XCTAssertNil(messages(language: "en"))
        XCTAssertNil(messages(language: "xx"))
    }
}
