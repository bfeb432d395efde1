import Aidpost
import Foundation
import XCTest

final class ImageTests: XCTestCase {
    private func photo() throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: "/mnt/cases/photo.png"))
    }

    private func engine() async throws -> Engine {
        let pack = try await Fixture.pack()
        return try await withCall {
            try await Engine.open(pack: pack, options: EngineOptions(imageInterpretation: .on), call: $0)
        }
    }

    func testAPhotoIsEncodedOnceAndEveryTaskAnswersAboutIt() async throws {
        let engine = try await engine()
        let image = try PreparedImage.prepare(file: try photo(), kind: .skin)
        let tasks: [ImageTask] = [.describe, .ask(question: "Is the skin broken?"), .classify(conditions: [])]
        let records = try await engine.look([image], tasks, id: "7")
        guard case .described(let description) = records[0], case .answered(let answer) = records[1],
            case .classified(let classification) = records[2]
        else { return XCTFail("\(records)") }
        XCTAssertEqual(description.about.id, "7")
        XCTAssertEqual(answer.images.map(\.kind), [.skin])
        XCTAssertEqual(description.images, classification.images)
        XCTAssertFalse(classification.conditions.isEmpty)
    }

    func testImagesAreOffUnlessTheIntegratorSwitchesThemOn() async throws {
        let engine = try await Fixture.engine()
        let image = try PreparedImage.prepare(file: try photo(), kind: .skin)
        let error = try await refused(EngineError.self) { _ = try await engine.look([image], [.describe]) }
        guard case .ImagesOff = error else { return XCTFail("\(error)") }
    }

    func testWhatIsNoImageIsRefused() throws {
        XCTAssertThrowsError(try PreparedImage.prepare(file: Data(count: 100), kind: .skin)) { error in
            guard case ImageError.UnknownFormat = error else { return XCTFail("\(error)") }
        }
    }
}
