// What an error says to a person. None of the library's errors holds patient text.
import Aidpost
import Foundation

/// Why something was not done: a code for words in the person's language (`Messages.refusal`), and English words in full.
public struct Why: Equatable, Sendable {
    /// Empty where there is none.
    public let code: String
    public let english: String

    public init(_ code: String, _ english: String) { (self.code, self.english) = (code, english) }
}

func reason(_ error: any Error) -> Why {
    switch error {
    case let error as EngineError: reason(engine: error)
    case let error as ImageError: reason(image: error)
    case let error as PackError: reason(pack: error)
    case let error as StoreError: reason(store: error)
    case let error as HandoverWriteError: reason(handOver: error)
    default: Why("", error.localizedDescription)
    }
}

private func reason(engine error: EngineError) -> Why {
    switch error {
    case .Input(_, _, let reason): Why("input", reason)
    case .NoModel(let reason): Why("no-model", reason)
    case .OutOfMemory(let reason): Why("out-of-memory", reason)
    case .Failed(let reason): Why("failed", reason)
    case .TooLong(_, let reason): Why("too-long", reason)
    case .ImagesOff: Why("images-off", "image interpretation is off: it is for the integrator to switch it on")
    case .Released: Why("released", "the model was let go of: try again")
    case .TimedOut: Why("timed-out", "out of time")
    case .Cancelled: Why("cancelled", "cancelled")
    }
}

private func reason(image error: ImageError) -> Why {
    switch error {
    case .TooLong(let message), .TooLarge(let message), .TooMuchMemory(let message): Why("image-too-large", message)
    case .Damaged(let message), .Resize(let message): Why("image-damaged", message)
    case .Unreadable(let message), .UnknownFormat(let message), .OtherFormat(let message), .PixelBytes(let message), .NoPixels(let message),
        .Orientation(let message), .Unsupported(let message):
        Why("image-unreadable", message)
    }
}

private func reason(pack error: PackError) -> Why {
    switch error {
    case .NoPack(let reason): Why("no-pack", reason)
    case .Damaged(let reason): Why("pack-damaged", reason)
    case .Unfit(let reason): Why("pack-unfit", reason)
    case .Storage(let reason): Why("storage", reason)
    case .Busy(let reason): Why("busy", reason)
    case .Key(let reason): Why("key", reason)
    case .Unreachable(let reason): Why("unreachable", reason)
    case .Denied(let reason): Why("denied", reason)
    case .Server(let reason): Why("server", reason)
    case .Full(let needed, let free): Why("storage-full", "the device is full: \(needed) bytes are needed, \(free) are free")
    case .WouldReplace(let id, _): Why("would-replace", "there is another pack of this name: \(id)")
    case .NotAccepted(let licence, _): Why("terms", "the terms of \(licence) were not accepted")
    case .Cancelled: Why("cancelled", "cancelled")
    }
}

private func reason(store error: StoreError) -> Why {
    switch error {
    case .Missing(let message): Why("store-missing", message)
    case .WrongKey(let message), .NotAStore(let message), .NotEncrypted(let message): Why("store-key", message)
    case .Damaged(let message): Why("store-damaged", message)
    case .NewerSchema(let message): Why("store-newer", message)
    case .DiskFull(let message): Why("storage-full", message)
    case .Busy(let message): Why("busy", message)
    case .ReviewOpen(let message): Why("review-open", message)
    case .FileExists(let message), .System(let message), .UnknownVisit(let message), .IdTaken(let message), .Closed(let message),
        .NoOpenReview(let message), .BadField(let message), .BadTriage(let message), .BadEncounter(let message), .Export(let message):
        Why("store-refused", message)
    }
}

private func reason(handOver error: HandoverWriteError) -> Why {
    switch error {
    case .LabelTooLong(let message), .TooLong(let message), .NoQr(let message): Why("handover-too-long", message)
    case .SignNotCarried(let message), .NotReplayable(let message), .ReviewLeftOut(let message): Why("handover-left-out", message)
    case .BadEncounter(let message), .BadKey(let message), .BadTime(let message), .BadValidity(let message): Why("handover-refused", message)
    }
}
