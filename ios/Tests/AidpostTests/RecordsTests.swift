import Aidpost
import Foundation
import XCTest

/// What leaves the engine.
final class RecordsTests: XCTestCase {
    private let now = Date(timeIntervalSince1970: 1_795_847_400)

    private func triage() async throws -> Triage {
        try await Engine.rulesOnly().triage(Fixture.encounter)
    }

    /// The field that a refused input names.
    private func refused(_ work: () throws -> Void) -> String? {
        do { try work() } catch EngineError.Input(let field, _, _) { return field } catch { XCTFail("\(error)") }
        return nil
    }

    func testAFormsExtrasGoInTheAnswersComeOutAndFieldsOfAnEarlierAnswerAreEmptied() async throws {
        let encounter = Fixture.encounter
        XCTAssertEqual(try encounterFromKeys(keys: encounterToKeys(encounter: encounter)), encounter)
        let extras: [String: PatientText] = ["age_months": "408.0", "vitals_heart_rate_per_minute": "160", "signs_stridor": ""]
        XCTAssertEqual(try encounterFromKeys(keys: extras).vitals.heartRatePerMinute, 160)
        let triage = try await triage()
        XCTAssertEqual(triageToKeys(triage: triage)["aidpost_acuity"], "red")
        let asked = triageToKeys(triage: triage, fields: ["aidpost_acuity", "aidpost_findings_99_criterion"])
        XCTAssertEqual(asked, ["aidpost_acuity": "red", "aidpost_findings_99_criterion": ""])
        XCTAssertEqual(refused { _ = try encounterFromKeys(keys: ["age_years": "3", "vitals_heart_rate_per_minute": "fast"]) }, "vitals_heart_rate_per_minute")
    }

    func testABundleIsWrittenAsTheAppChoseAndReadBackEqual() async throws {
        let (encounter, triage) = (Fixture.encounter, try await triage())
        var options = BundleOptions(kind: .transaction, labels: .plain, patient: .identified(system: "urn:oid:1.2.3", value: "0815"), visit: "1")
        let json = try fhirBundle(encounter: encounter, triage: triage, recorded: now, options: options)
        XCTAssertTrue(json.text.contains("\"type\":\"transaction\""))
        let read = try readFhirBundle(json: json)
        XCTAssertEqual(read.encounter, encounter)
        XCTAssertEqual(read.triage, triage)
        let changed = PatientText(json.text.replacingOccurrences(of: "\"priority\":\"stat\"", with: "\"priority\":\"routine\""))
        XCTAssertEqual(refused { _ = try readFhirBundle(json: changed) }, "bundle")
        options.patient = .known(reference: "nobody")
        XCTAssertEqual(refused { _ = try fhirBundle(encounter: encounter, triage: triage, recorded: now, options: options) }, "patient")
    }

    func testTextMessagesAndTheLetterSayTheColourTheMessagesNoWordOfTheAccount() async throws {
        let (encounter, triage) = (Fixture.encounter, try await triage())
        let messages = textMessages(encounter: encounter, triage: triage)
        XCTAssertTrue(messages[0].contains("RED: needs care now."), messages[0])
        XCTAssertTrue(messages.allSatisfy { $0.count <= 160 && !$0.contains("noisy") })
        let head = LetterHead(patient: "Amina O.", to: "District hospital")
        let page = try referralLetter(encounter: encounter, triage: triage, head: head).text
        XCTAssertTrue(page.contains("Amina O.") && page.contains("District hospital") && page.contains("<h2>red</h2>"))
        XCTAssertEqual(refused { _ = try referralLetter(encounter: encounter, triage: triage, head: LetterHead(photo: Data("no photo".utf8))) }, "photo")
    }

    func testTheAuditLogTakesTriagesAndOverridesAndWhatWasTouchedIsFound() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("audit-\(UUID()).jsonl").path
        var log: AuditLog? = try AuditLog.open(path: path, now: now)
        let triage = try await triage()
        XCTAssertEqual(try log?.appendTriage(encounter: Fixture.encounter, triage: triage, content: .hashes, now: now), 1)
        XCTAssertThrowsError(try log?.appendOverride(record: 1, acuity: .yellow, reason: " ", by: "Nurse A", now: now))
        XCTAssertEqual(try log?.appendOverride(record: 1, acuity: .yellow, reason: "felt by hand: 90", by: "Nurse A", now: now), 2)
        let head = try XCTUnwrap(log?.head())
        log = nil
        XCTAssertEqual(try checkAuditLog(path: path, kept: [head]), head)
        let written = try String(contentsOfFile: path, encoding: .utf8)
        // The first record may say yellow too: only the second is touched.
        var records = written.split(separator: "\n").map(String.init)
        records[1] = records[1].replacingOccurrences(of: "yellow", with: "green!")
        try (records.joined(separator: "\n") + "\n").write(toFile: path, atomically: false, encoding: .utf8)
        XCTAssertThrowsError(try checkAuditLog(path: path, kept: [])) { XCTAssertTrue("\($0)".contains("record 2 was changed"), "\($0)") }
    }
}
