import Aidpost
import Foundation
import XCTest

final class LifecycleTests: XCTestCase {
    func testTwoEnginesOneAfterTheOtherAnswerAlike() async throws {
        let first = try await Fixture.engine()
        let before = try await first.triage(Fixture.encounter)
        await first.release()
        let after = try await Fixture.engine().triage(Fixture.encounter)
        XCTAssertEqual(before, after)
    }

    func testEightyOpeningsLeaveNoMemoryBehind() async throws {
        // Each goes into the model and is stopped there: what is looked for is what an opening leaves, not what a reading takes.
        func cycle() async throws {
            let engine = try await Fixture.engine()
            for try await event in engine.triageEvents(Fixture.encounter) {
                if case .progress = event { break }
            }
            await engine.release()
        }
        // Threads come and go with engines, and each one's part of the heap grows to its size first: a step, where a leak goes on and on.
        for _ in 0..<40 { try await cycle() }
        var resident = [try Fixture.kilobytes("VmRSS")]
        for _ in 0..<4 {
            for _ in 0..<20 { try await cycle() }
            resident.append(try Fixture.kilobytes("VmRSS"))
        }
        print("80 openings: resident memory before and after each twenty: \(resident) kB")
        let least = zip(resident.dropFirst(), resident).map { $0 - $1 }.min()
        // An engine of the built-in pack holds several megabytes: a leak of one in ten would add some eight to each twenty.
        XCTAssertLessThan(try XCTUnwrap(least), 6_000)
    }

    func testSixteenThreadsAreAnsweredOneAfterTheOther() async throws {
        guard #available(macOS 15, iOS 18, *) else { throw XCTSkip("tasks have no executors of their own") }
        let engine = try await Fixture.engine()
        let alone = try await engine.triage(Fixture.encounter)
        try await withThrowingTaskGroup(of: Triage.self) { group in
            for _ in 0..<16 {
                group.addTask(executorPreference: Threads.ofEach) { try await engine.triage(Fixture.encounter) }
            }
            for try await triage in group { XCTAssertEqual(triage, alone) }
        }
    }

    func testAReleasedEngineComesBackWhenItIsNeeded() async throws {
        let reloading = ReloadingEngine { try await Fixture.engine() }
        let first = try await reloading.withEngine { try await $0.triage(Fixture.encounter) }
        await reloading.release()
        let loaded = await reloading.isLoaded
        XCTAssertFalse(loaded)
        let second = try await reloading.withEngine { try await $0.triage(Fixture.encounter) }
        XCTAssertEqual(first, second)
    }

    func testAHotDeviceIsTriagedByTheRulesAlone() async throws {
        let reloading = ReloadingEngine { throw CancellationError() }
        await reloading.setThermalState(.hot)
        let triage = try await reloading.withEngine { try await $0.triage(Fixture.encounter) }
        XCTAssertEqual(triage.model.status, .notLoaded)
        XCTAssertEqual(triage.acuity, .red)
    }

    func testAHotDeviceGoesByTheFeverThatWasChosen() async throws {
        let infant = Fixture.with(Fixture.encounter) {
            $0.age = .days(20)
            $0.pregnancy = .notPregnant
            $0.vitals = Vitals(temperatureCelsius: 37.7)
        }
        for (fever, counts) in [(nil, true), (YoungInfantFever.guideline2015, false)] {
            let reloading = ReloadingEngine(fever: fever) { throw CancellationError() }
            await reloading.setThermalState(.hot)
            let triage = try await reloading.withEngine { try await $0.triage(infant) }
            XCTAssertEqual(triage.toJson().contains("imci-young-infant/fever-from"), counts)
        }
    }
}

/// Runs each step of a task on a thread of its own, where Swift's own pool has one a core.
@available(macOS 15, iOS 18, *)
private final class Threads: TaskExecutor {
    /// For as long as the process runs: a thread still names its executor when the task that held it has ended.
    static let ofEach = Threads()

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        Thread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }.start()
    }
}
