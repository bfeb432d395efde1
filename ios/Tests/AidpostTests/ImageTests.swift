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

    /// As an app hands over a phone's own HEIC: the system decodes it, and its pixels are prepared.
    func testPixelsThatTheSystemHasDecodedArePrepared() throws {
        var rows = Data()
        var swapped = Data()
        var turned = Data()
        for at in 0..<64 {
            let red = UInt8(at * 4)
            let green = UInt8(255 - at * 4)
            let blue = UInt8(at)
            rows.append(contentsOf: [red, green, blue])
            swapped.append(contentsOf: [blue, green, red, 255])
        }
        for at in (0..<64).reversed() { turned.append(rows.subdata(in: at * 3..<at * 3 + 3)) }
        let prepared = try prepareDecoded(image: DecodedImage(samples: rows, width: 8, height: 8, layout: .rgb))
        XCTAssertEqual(prepared.width, 8)
        let bgra = try prepareDecoded(image: DecodedImage(samples: swapped, width: 8, height: 8, layout: .bgra))
        XCTAssertEqual(prepared.pixels.sha256(), bgra.pixels.sha256())
        let upright = try prepareDecoded(image: DecodedImage(samples: turned, width: 8, height: 8, layout: .rgb, orientation: 3))
        XCTAssertEqual(prepared.pixels.sha256(), upright.pixels.sha256())
        XCTAssertThrowsError(try prepareDecoded(image: DecodedImage(samples: Data(count: 10), width: 8, height: 8, layout: .rgb))) { error in
            guard case ImageError.PixelBytes = error else { return XCTFail("\(error)") }
        }
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
