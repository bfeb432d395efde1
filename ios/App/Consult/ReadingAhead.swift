// The model reads while the clinician still types: after a pause, what stands then. The reading that is asked for later has less left to read and
// comes out the same. Nobody waits for this and nobody is told of it: where it fails, the story is read when it is asked for.
import Aidpost
import Foundation

@MainActor
public final class ReadingAhead {
    private let pause: Duration
    private let read: (@Sendable (Encounter) async throws -> Void)?
    private let forget: @Sendable () async -> Void
    private var waiting: Task<Void, Never>?
    private var reading: Task<Void, Never>?
    private var forgetting: Task<Void, Never>?
    private var isOpen = true

    /// `pause`: how long nothing is typed before it begins. Without `read` there is no model, and nothing is done.
    public init(pause: Duration, read: (@Sendable (Encounter) async throws -> Void)?, forget: @escaping @Sendable () async -> Void) {
        (self.pause, self.read, self.forget) = (pause, read, forget)
    }

    /// What stands now. Only the newest counts: what was typed before it and not begun yet is never read.
    public func typed(_ encounter: Encounter?) {
        waiting?.cancel()
        guard isOpen, let read, let encounter, encounter.narrative != nil else { return }
        waiting = Task { [pause] in
            try? await Task.sleep(for: pause)
            if Task.isCancelled { return }
            // What an older text has read stays where it is the same; the rest of it is not worth reading any more.
            reading?.cancel()
            reading = Task { [weak self] in
                do {
                    try await read(encounter)
                } catch {
                    // A model that cannot be opened is not opened again after every word.
                    if !Task.isCancelled { self?.isOpen = false }
                }
            }
        }
    }

    /// The clinician leaves the intake. What was read stays for the reading that comes.
    func stop() {
        waiting?.cancel()
        reading?.cancel()
        isOpen = false
    }

    /// The clinician is at the intake again.
    func begin() { isOpen = true }

    /// The patient is left: nothing that was read of them stays.
    public func leave() {
        stop()
        guard read != nil else { return }
        forgetting = Task { [forget] in await forget() }
    }

    /// Returns when nothing is waited for, read or forgotten any more.
    public func settled() async {
        await waiting?.value
        await reading?.value
        await forgetting?.value
    }
}
