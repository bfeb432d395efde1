import Foundation

/// A text on its way: what is told while it is written, at last the record.
public enum Performing<Record: Sendable>: Sendable {
    /// `progress`, or `draft` with the next words. Nothing has checked a draft: show it as one that is being written, and keep none of it.
    case told(Event)
    /// The record, which takes the place of the whole draft: what it does not hold was refused.
    case done(Record)
}

extension Engine {
    /// Writes about `encounter`, word by word. Cancelling the task that reads the stream, or leaving its loop, cancels the engine, and what was
    /// told until then is the beginning of a draft. The record is the same as of `soap`, `history` and `ask`. Throws `EngineError`.
    public func performEvents(
        _ encounter: Encounter, _ task: TextTask, timeout: TimeInterval? = nil
    ) -> AsyncThrowingStream<Performing<TextRecord>, any Error> {
        performing(timeout) { try await self.perform(encounter: encounter, task: task, call: $0) }
    }
}

extension ImageSession {
    /// The same about the images of a session. A classification is a single word of the model, and has no draft.
    public func performEvents(_ task: ImageTask, timeout: TimeInterval? = nil) -> AsyncThrowingStream<Performing<ImageRecord>, any Error> {
        performing(timeout) { try await self.perform(task: task, call: $0) }
    }
}

extension [DraftPiece] {
    /// A draft's lines, one piece each with all of its words so far, once `piece` has come.
    public func with(_ piece: DraftPiece) -> Self {
        guard var newest = last, newest.line == piece.line else { return self + [piece] }
        newest.text = PatientText(newest.text.text + piece.text.text)
        return dropLast() + [newest]
    }
}

private func performing<Record: Sendable>(
    _ timeout: TimeInterval?, _ work: @escaping @Sendable (EngineCall) async throws -> Record
) -> AsyncThrowingStream<Performing<Record>, any Error> {
    AsyncThrowingStream { continuation in
        let task = Task {
            do {
                let record = try await withCall(timeout: timeout, onEvent: { continuation.yield(.told($0)) }, work)
                continuation.yield(.done(record))
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { _ in task.cancel() }
    }
}
