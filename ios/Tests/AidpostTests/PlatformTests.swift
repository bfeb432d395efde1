// What the library does with the systems of Apple: here against stand-ins, since Linux has neither UIKit nor ImageIO.
#if os(Linux)
    import Aidpost
    import CoreGraphics
    import Foundation
    import UIKit
    import XCTest

    final class PlatformTests: XCTestCase {
        private func engine() -> ReloadingEngine { ReloadingEngine { try await Fixture.engine() } }

        /// What was told more than once may let go once more, in the middle of a reading.
        private func reading(_ engine: ReloadingEngine) async throws -> Triage {
            for _ in 0..<50 {
                do {
                    return try await engine.withEngine { try await $0.triage(Fixture.encounter) }
                } catch EngineError.Released {}
            }
            return try await engine.withEngine { try await $0.triage(Fixture.encounter) }
        }

        private func until(_ failure: String, _ holds: () async -> Bool) async throws {
            let end = Date().addingTimeInterval(30)
            while await !holds() {
                if Date() > end { return XCTFail(failure) }
                try await Task.sleep(for: .milliseconds(5))
            }
        }

        func testAMemoryWarningAndLeavingTheForegroundFreeThePack() async throws {
            for name in [UIApplication.didReceiveMemoryWarningNotification, UIApplication.didEnterBackgroundNotification] {
                let engine = engine()
                let lifecycle = await EngineLifecycle(engine)
                let before = try await reading(engine)
                let isLoaded = await engine.isLoaded
                XCTAssertTrue(isLoaded)
                try await until("\(name.rawValue) frees nothing") {
                    // Whoever watches has begun to within the test: told again until it is heard.
                    NotificationCenter.default.post(name: name, object: nil)
                    return await !engine.isLoaded
                }
                // The next reading opens it again, and reads the same.
                let after = try await reading(engine)
                XCTAssertEqual(before, after)
                await engine.release()
                withExtendedLifetime(lifecycle) {}
            }
        }

        func testHeatIsToldAndAHotDeviceReadsByTheRulesAlone() async throws {
            defer { Warmth.shared.state = .nominal }
            let engine = engine()
            Warmth.shared.state = .serious
            let lifecycle = await EngineLifecycle(engine)
            try await until("it was warm before") { await engine.thermalState == .warm }
            Warmth.shared.state = .critical
            try await until("it is hot") {
                NotificationCenter.default.post(name: ProcessInfo.thermalStateDidChangeNotification, object: nil)
                return await engine.thermalState == .hot
            }
            let triage = try await engine.withEngine { try await $0.triage(Fixture.encounter) }
            XCTAssertEqual(triage.model.status, .notLoaded)
            withExtendedLifetime(lifecycle) {}
        }

        func testWhoIsGoneWatchesNoLonger() async throws {
            let engine = engine()
            var lifecycle: EngineLifecycle? = await EngineLifecycle(engine)
            _ = try await engine.withEngine { try await $0.triage(Fixture.encounter) }
            withExtendedLifetime(lifecycle) {}
            lifecycle = nil
            for _ in 0..<20 {
                NotificationCenter.default.post(name: UIApplication.didReceiveMemoryWarningNotification, object: nil)
                try await Task.sleep(for: .milliseconds(5))
            }
            let isLoaded = await engine.isLoaded
            XCTAssertTrue(isLoaded)
            await engine.release()
        }

        func testAPictureInMemoryIsPreparedAsItsFileIs() throws {
            let file = try Fixture.photo()
            XCTAssertEqual(try PreparedImage.of(CGImage(png: Array(file))).pixels.sha256(), try prepareImage(file: file).pixels.sha256())
            XCTAssertThrowsError(try PreparedImage.of(CGImage(png: [1, 2, 3]))) { XCTAssertTrue($0 is ImageError) }
        }
    }
#endif
