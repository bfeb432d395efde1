import Aidpost
import Foundation
import XCTest

/// What the tests share: a folder, the pack that comes with the library, an encounter, a canary.
enum Fixture {
    /// Stands for patient text; it must appear nowhere but in results.
    static let canary = "Zanzibar-Quokka-7714"

    static let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("aidpost-\(UUID().uuidString)")

    static func pack() async throws -> Pack {
        try await PackSource.builtIn(cache: scratch.appendingPathComponent("cache").path).open()
    }

    static func engine() async throws -> Engine {
        try await Engine.open(pack())
    }

    static func photo() throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: "/mnt/cases/photo.png"))
    }

    private static let story =
        "She fell this morning and was confused. There is noisy breathing at rest, she vomits everything and cannot walk."

    /// Red by its heart rate; its story names more.
    static let encounter = Encounter(
        id: "7", age: .years(34), sex: .female, pregnancy: .unknown,
        vitals: Vitals(heartRatePerMinute: 160, temperatureCelsius: 38.4),
        narrative: PatientText(story))

    /// Of the same patient, with a story that takes the model longer.
    static let longEncounter = with(encounter) { $0.narrative = PatientText(String(repeating: story, count: 40)) }

    /// What the system says of this process, such as `VmRSS`.
    static func kilobytes(_ name: String) throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try XCTUnwrap(status.split(separator: "\n").first { $0.hasPrefix(name + ":") })
        return try XCTUnwrap(Int(line.filter(\.isNumber)))
    }

    static func with(_ encounter: Encounter, _ change: (inout Encounter) -> Void) -> Encounter {
        var changed = encounter
        change(&changed)
        return changed
    }
}

/// The error that `work` throws, which must be an `E`.
func refused<E: Error>(
    _: E.Type = E.self, file: StaticString = #filePath, line: UInt = #line, _ work: () async throws -> Void
) async throws -> E {
    do {
        try await work()
    } catch let error as E {
        return error
    }
    XCTFail("was not refused", file: file, line: line)
    throw CancellationError()
}
