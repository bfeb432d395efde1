import Aidpost
import XCTest

final class BenchTests: XCTestCase {
    private let options = BenchOptions(minutes: 0, scratch: Fixture.scratch.path)

    func testAPackIsMeasuredStepByStep() async throws {
        let bench = try await Engine.rulesOnly().bench(Fixture.pack(), options: options)
        XCTAssertEqual(bench.pack, "demo")
        XCTAssertGreaterThan(bench.prefill.tokensPerSecond, 0)
        XCTAssertGreaterThan(bench.decode.tokensPerSecond, 0)
        XCTAssertGreaterThan(bench.triageCold.replyTokens, 0)
        XCTAssertGreaterThan(try XCTUnwrap(bench.image).encodeSeconds, 0)
        XCTAssertNil(bench.sustained)
    }

    func testMinutesThatAreNoneAreRefusedAndACancelEndsIt() async throws {
        let (pack, engine) = (try await Fixture.pack(), Engine.rulesOnly())
        let error = try await refused(EngineError.self) {
            _ = try await engine.bench(pack, options: BenchOptions(minutes: .nan))
        }
        guard case .Input(field: "minutes", code: "out_of_range", reason: _) = error else { return XCTFail("\(error)") }
        let long = Task { try await engine.bench(pack, options: BenchOptions(minutes: 60, scratch: Fixture.scratch.path)) }
        long.cancel()
        _ = try await refused(CancellationError.self) { _ = try await long.value }
    }
}
