import Aidpost
import XCTest

/// What the model writes crosses as it comes, and the record at the end is the same as without.
final class PerformingTests: XCTestCase {
    private func told<Record>(
        _ stream: AsyncThrowingStream<Performing<Record>, any Error>
    ) async throws -> (pieces: [DraftPiece], record: Record) {
        var (pieces, record): ([DraftPiece], Record?) = ([], nil)
        for try await one in stream {
            switch one {
            case .told(.draft(let piece)): pieces.append(piece)
            case .told: break
            case .done(let done): record = done
            }
        }
        return (pieces, try XCTUnwrap(record))
    }

    private func lines(_ pieces: [DraftPiece]) -> [DraftPiece] { pieces.reduce(into: []) { $0 = $0.with($1) } }

    func testANoteGrowsWordByWordAndIsTheSameAsWithout() async throws {
        let engine = try await Fixture.engine()
        let (pieces, record) = try await told(engine.performEvents(Fixture.encounter, .soap))
        guard case .soap(let note) = record else { return XCTFail("no note") }
        let again = try await engine.soap(Fixture.encounter)
        XCTAssertEqual(again, note)
        let lines = lines(pieces)
        XCTAssertGreaterThan(pieces.count, lines.count)
        let own = [note.subjective, note.objective, note.assessment, note.plan].joined().filter {
            switch $0.origin {
            case .quoted, .inferred: true
            case .entered, .protocol: false
            }
        }
        XCTAssertFalse(lines.isEmpty)
        XCTAssertTrue(own.allSatisfy { statement in lines.contains { $0.text == statement.text } })
        // A log that prints events holds no words of a patient.
        XCTAssertFalse(lines.contains { $0.text.text.count > 8 && "\(pieces)".contains($0.text.text) })
    }

    func testWhoStopsInTheMiddleHasTheBeginningOfADraftAndTheEngineIsFree() async throws {
        let engine = try await Fixture.engine()
        let (whole, _) = try await told(engine.performEvents(Fixture.longEncounter, .soap))
        var begun: [DraftPiece] = []
        for try await one in engine.performEvents(Fixture.longEncounter, .soap) {
            if case .told(.draft(let piece)) = one { begun.append(piece) }
            if begun.count == 2 { break }
        }
        XCTAssertEqual(begun, Array(whole.prefix(2)))
        let (_, record) = try await told(engine.performEvents(Fixture.encounter, .history))
        guard case .history = record else { return XCTFail("no history") }
    }

    func testAnAnswerAboutAnImageComesInPieces() async throws {
        let engine = try await Engine.open(Fixture.pack(), options: EngineOptions(imageInterpretation: .on))
        let session = try await engine.openImages([prepareImage(file: Fixture.photo()).shows(.skin)])
        let (pieces, record) = try await told(session.performEvents(.describe))
        guard case .described(let seen) = record else { return XCTFail("no description") }
        let again = try await session.describe()
        XCTAssertEqual(again, seen)
        let written = lines(pieces).map(\.text)
        XCTAssertTrue(seen.findings.allSatisfy(written.contains))
    }
}
