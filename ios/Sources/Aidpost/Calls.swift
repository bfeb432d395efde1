import Foundation

extension Engine {
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

    /// A note in four sections. `onEvent` is told how far it is.
    public func soap(
        _ encounter: Encounter, timeout: TimeInterval? = nil, onEvent: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> SoapNote {
        try await withCall(timeout: timeout, onEvent: onEvent) { try await self.soap(encounter: encounter, call: $0) }
    }

    /// What the narrative tells of the patient's history.
    public func history(
        _ encounter: Encounter, timeout: TimeInterval? = nil, onEvent: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> History {
        try await withCall(timeout: timeout, onEvent: onEvent) { try await self.history(encounter: encounter, call: $0) }
    }

    /// Answers `question` from the encounter alone, with its sources.
    public func ask(
        _ encounter: Encounter, _ question: String, timeout: TimeInterval? = nil,
        onEvent: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> Answer {
        try await withCall(timeout: timeout, onEvent: onEvent) {
            try await self.ask(encounter: encounter, question: question, call: $0)
        }
    }

    /// Looks at `images`, which are encoded once, and does each of `tasks` in turn; `id` is the encounter's and comes back. The encoding of
    /// an image cannot be interrupted: a cancel takes effect after it. Throws `ImagesOff` unless the engine was opened with image
    /// interpretation on.
    public func look(
        _ images: [PreparedImage], _ tasks: [ImageTask], id: PatientText? = nil, timeout: TimeInterval? = nil,
        onEvent: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> [ImageRecord] {
        try await withCall(timeout: timeout, onEvent: onEvent) {
            try await self.look(images: images, tasks: tasks, id: id, call: $0)
        }
    }
}

/// Runs `work` with a `Call` of its own and tells its events in order, all of them before this returns. A task that is cancelled cancels
/// the call, and this throws `CancellationError`.
public func withCall<T: Sendable>(
    timeout: TimeInterval? = nil,
    onEvent: @escaping @Sendable (Event) -> Void = { _ in },
    _ work: @Sendable (Call) async throws -> T
) async throws -> T {
    let call = Call(timeout: timeout)
    return try await withTaskCancellationHandler {
        async let told: Void = {
            while let event = await call.next() { onEvent(event) }
        }()
        let result: T
        do {
            result = try await work(call)
        } catch {
            try Task.checkCancellation()
            throw error
        }
        await told
        try Task.checkCancellation()
        return result
    } onCancel: {
        call.cancel()
    }
}
