import Foundation

extension PackSource {
    /// Brings the pack from there, verified. `onEvent` is told how many bytes were checked, copied or fetched. Throws `PackError`.
    public func open(onEvent: @escaping @Sendable (Event) -> Void = { _ in }) async throws -> Pack {
        try await withCall(onEvent: onEvent) { try await openPack(source: self, call: $0) }
    }
}

extension Engine {
    /// An engine with the model of `pack`, which keeps prompts' prefixes among the app's caches unless `options` say otherwise. Throws
    /// `EngineError`, as everything here.
    public static func open(
        _ pack: Pack, options: EngineOptions = EngineOptions(), onEvent: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> Engine {
        var kept = options
        kept.prefixes = options.prefixes ?? .inCaches
        return try await withCall(onEvent: onEvent) { [kept] in try await Engine.open(pack: pack, options: kept, call: $0) }
    }

    /// Triages `encounter`, step by step: `rulesReady` at once, then `progress` and `signRead` while the model reads, at last `done`.
    /// Cancelling the task that reads the stream, or leaving its loop, cancels the engine. After `timeout` seconds the rules' answer comes
    /// as `done` with the model's status `timedOut`.
    public func triageEvents(_ encounter: Encounter, timeout: TimeInterval? = nil) -> AsyncThrowingStream<Event, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    let triage = try await withCall(timeout: timeout, onEvent: { continuation.yield($0) }) { call in
                        try await self.triage(encounter: encounter, call: call)
                    }
                    continuation.yield(.done(triage: triage))
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// Triages `encounter`. Whatever the model does, the rules' answer stands in the result.
    public func triage(_ encounter: Encounter, timeout: TimeInterval? = nil) async throws -> Triage {
        try await withCall(timeout: timeout) { try await self.triage(encounter: encounter, call: $0) }
    }

    /// Reads what stands so far of `encounter`, after a pause in the typing, say: the next triage of it has less left to read, and comes out
    /// the same. It gives way to every other call of this engine at once; another `readAhead` waits for it. What was read is dropped by the
    /// next call that asks the model, by an encounter with another `id`, and by `forget`. Throws for an impossible encounter, as it may
    /// stand while somebody types.
    @discardableResult
    public func readAhead(_ encounter: Encounter) async throws -> ReadAhead {
        try await withCall { try await self.readAhead(encounter: encounter, call: $0) }
    }

    /// A note in four sections. `onEvent` is told how far it is, and as `draft` what is written; see `performEvents`.
    public func soap(
        _ encounter: Encounter, timeout: TimeInterval? = nil, onEvent: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> SoapNote {
        guard case .soap(let note) = try await perform(encounter, .soap, timeout, onEvent) else { throw Mismatch() }
        return note
    }

    /// What the narrative tells of the patient's history.
    public func history(
        _ encounter: Encounter, timeout: TimeInterval? = nil, onEvent: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> History {
        guard case .history(let history) = try await perform(encounter, .history, timeout, onEvent) else { throw Mismatch() }
        return history
    }

    /// Answers `question` from the encounter alone, with its sources.
    public func ask(
        _ encounter: Encounter, _ question: String, timeout: TimeInterval? = nil,
        onEvent: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> Answer {
        let task = TextTask.ask(question: PatientText(question))
        guard case .answered(let answer) = try await perform(encounter, task, timeout, onEvent) else { throw Mismatch() }
        return answer
    }

    /// Measures `pack` on this device: made-up accounts and a made-up picture, and nothing of a patient. It opens the pack beside what this
    /// engine holds: on a device with little memory, let an `Engine.rulesOnly()` do it.
    public func bench(
        _ pack: Pack, options: BenchOptions = BenchOptions(), onEvent: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> Bench {
        try await withCall(onEvent: onEvent) { try await self.bench(pack: pack, by: options, call: $0) }
    }

    private func perform(
        _ encounter: Encounter, _ task: TextTask, _ timeout: TimeInterval?, _ onEvent: @escaping @Sendable (Event) -> Void
    ) async throws -> TextRecord {
        try await withCall(timeout: timeout, onEvent: onEvent) {
            try await self.perform(encounter: encounter, task: task, call: $0)
        }
    }
}

extension Prefixes {
    /// In a folder among the app's caches, which the system may empty and does not back up.
    public static var inCaches: Prefixes {
        let caches = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
        return caches.map { .folder(path: $0.appendingPathComponent("aidpost-prefixes").path) } ?? .nowhere
    }
}

/// The library answered another task than the one it was given: it and this code are of different versions.
struct Mismatch: Error {}

extension EngineCall {
    /// Stops the call at its next step, or before it begins.
    public func cancel() {
        stop(reason: .cancelled)
    }
}

/// Runs `work` with an `EngineCall` of its own and tells its events in order, all of them before this returns or throws. A task that is cancelled cancels
/// the call, and this throws `CancellationError`.
public func withCall<T: Sendable>(
    timeout: TimeInterval? = nil,
    onEvent: @escaping @Sendable (Event) -> Void = { _ in },
    _ work: @Sendable (EngineCall) async throws -> T
) async throws -> T {
    let call = EngineCall()
    let clock = timeout.map { seconds in
        Task {
            try await Task.sleep(for: .seconds(seconds))
            call.stop(reason: .timedOut)
        }
    }
    defer { clock?.cancel() }
    return try await withTaskCancellationHandler {
        // No `async let`: with Swift 6.0.3 on Linux the process ended now and then within Swift's own library when such a call was cancelled.
        let told = Task {
            while let event = await call.next() { onEvent(event) }
        }
        let result: T
        do {
            result = try await work(call)
        } catch {
            // Work that failed before it reached the engine has left the events open.
            call.end()
            await told.value
            try Task.checkCancellation()
            throw error
        }
        call.end()
        await told.value
        try Task.checkCancellation()
        return result
    } onCancel: {
        call.cancel()
    }
}
