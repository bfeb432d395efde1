import Aidpost
import Foundation
import XCTest

final class ImageTests: XCTestCase {
    private func engine() async throws -> Engine {
        try await Engine.open(Fixture.pack(), options: EngineOptions(imageInterpretation: .on))
    }

    private func skin() throws -> ImageInput {
        try prepareImage(file: Fixture.photo()).shows(.skin)
    }

    func testOneEncodeServesEveryQuestionAlsoWithOtherCallsInBetween() async throws {
        let engine = try await engine()
        let encodes = Counter()
        let count: @Sendable (Event) -> Void = { if case .progress(.image) = $0 { encodes.add() } }
        let look = try await engine.openImages([skin()], id: "7", onEvent: count)
        XCTAssertEqual(encodes.value, 1)
        let description = try await look.describe(onEvent: count)
        let triage = try await engine.triage(Fixture.encounter)
        XCTAssertEqual(triage.model.status, .answered)
        let answer = try await look.ask("Is the skin broken?", onEvent: count)
        let classification = try await look.classify(onEvent: count)
        XCTAssertEqual(encodes.value, 1, "encoded once")
        XCTAssertEqual(description.about.id, "7")
        XCTAssertEqual(answer.images.map(\.kind), [.skin])
        XCTAssertEqual(description.images, classification.images)
        XCTAssertFalse(classification.conditions.isEmpty)
        let alone = try await engine.openImages([skin()], id: "7").ask("Is the skin broken?")
        XCTAssertEqual(answer, alone, "as from an encode of its own")
    }

    func testAnImageThatWasPreparedWhenItWasTakenIsNotEncodedAgainWhileThatIsHeld() async throws {
        let engine = try await engine()
        let encodes = Counter()
        let count: @Sendable (Event) -> Void = { if case .progress(.image) = $0 { encodes.add() } }
        var preparation: ImageEncoding? = try await engine.prepareImage(skin())
        let answer = try await engine.openImages([skin()], onEvent: count).ask("Is the skin broken?")
        XCTAssertEqual(encodes.value, 0, "encoded again")
        withExtendedLifetime(preparation) {}
        preparation = nil
        let alone = try await engine.openImages([skin()], onEvent: count).ask("Is the skin broken?")
        XCTAssertEqual(answer, alone)
        XCTAssertEqual(encodes.value, 1, "let go, it is gone")
    }

    func testALookEndsWithItsEngine() async throws {
        let engine = try await engine()
        let look = try await engine.openImages([skin()])
        await engine.release()
        let error = try await refused(EngineError.self) { _ = try await look.describe() }
        guard case .Released = error else { return XCTFail("\(error)") }
    }

    func testImagesAreOffUnlessTheIntegratorSwitchesThemOn() async throws {
        let engine = try await Fixture.engine()
        let image = try skin()
        let error = try await refused(EngineError.self) { _ = try await engine.openImages([image]) }
        guard case .ImagesOff = error else { return XCTFail("\(error)") }
        let also = try await refused(EngineError.self) { _ = try await engine.prepareImage(image) }
        guard case .ImagesOff = also else { return XCTFail("\(also)") }
    }

    func testWhatAWorkerShouldKnowOfAPictureIsSaidInPlainWords() throws {
        XCTAssertTrue(QualityWarning.tooDark.advice().hasPrefix("The picture is too dark"))
        let prepared = try prepareImage(file: Fixture.photo())
        XCTAssertEqual(prepared.pixels.sha256(), try prepareImage(file: prepared.pixels.toPng()).pixels.sha256())
    }

    func testWhatIsNoImageOrOnlyHalfOfOneIsRefused() throws {
        XCTAssertThrowsError(try prepareImage(file: Data(count: 100))) { error in
            guard case ImageError.UnknownFormat = error else { return XCTFail("\(error)") }
        }
        let photo = try Fixture.photo()
        XCTAssertThrowsError(try prepareImage(file: photo.prefix(photo.count / 2))) { error in
            guard case ImageError.Damaged = error else { return XCTFail("\(error)") }
        }
    }

    func testAConditionThatNobodyKnowsIsRefusedAndTheLookGoesOn() async throws {
        let engine = try await engine()
        let look = try await engine.openImages([skin()])
        let error = try await refused(EngineError.self) { _ = try await look.classify(["no-such-condition"]) }
        guard case .Input(field: "conditions", code: _, reason: _) = error else { return XCTFail("\(error)") }
        let classification = try await look.classify()
        XCTAssertFalse(classification.conditions.isEmpty)
    }
}

/// Counts, from whatever thread.
private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    var value: Int { lock.withLock { count } }
    func add() { lock.withLock { count += 1 } }
}
