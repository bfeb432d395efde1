// Prints what one triage by the rules takes from Swift, in microseconds: the least and the median of many. See `.ci/overhead`.
import Aidpost
import Foundation

let json = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
let encounter = try encounterFromJson(json: json)
let engine = Engine.rulesOnly()
let clock = ContinuousClock()
var times: [Duration] = []
for _ in 0..<12_000 {
    let call = EngineCall()
    let begin = clock.now
    _ = try await engine.triage(encounter: encounter, call: call)
    times.append(begin.duration(to: clock.now))
}
let sorted = times.dropFirst(2_000).sorted()
func microseconds(_ duration: Duration) -> Int64 { duration.components.attoseconds / 1_000_000_000_000 }
print("Swift", microseconds(sorted.first!), microseconds(sorted[sorted.count / 2]))
