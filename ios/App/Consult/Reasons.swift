// What an error says to a person. None of the library's errors holds patient text.
import Aidpost
import Foundation

func reason(_ error: any Error) -> String {
    switch error {
    case let error as EngineError: reason(engine: error)
    case let error as ImageError: reason(image: error)
    case let error as PackError: reason(pack: error)
    case let error as StoreError: reason(store: error)
    case let error as HandoverWriteError: reason(handOver: error)
    default: error.localizedDescription
    }
}

private func reason(engine error: EngineError) -> String {
    switch error {
    case .Input(_, _, let reason), .NoModel(let reason), .OutOfMemory(let reason), .Failed(let reason), .TooLong(_, let reason): reason
    case .ImagesOff: "image interpretation is off: it is for the integrator to switch it on"
    case .Released: "the model was let go of: try again"
    case .TimedOut: "out of time"
    case .Cancelled: "cancelled"
    }
}

private func reason(image error: ImageError) -> String {
    switch error {
    case .Unreadable(let message), .TooLong(let message), .UnknownFormat(let message), .OtherFormat(let message),
        .PixelBytes(let message), .NoPixels(let message), .Orientation(let message), .TooLarge(let message),
        .TooMuchMemory(let message), .Unsupported(let message), .Damaged(let message), .Resize(let message):
        message
    }
}

private func reason(pack error: PackError) -> String {
    switch error {
    case .NoPack(let reason), .Damaged(let reason), .Unfit(let reason), .Storage(let reason), .Busy(let reason), .Key(let reason),
        .Unreachable(let reason), .Denied(let reason), .Server(let reason):
        reason
    case .Full(let needed, let free): "the device is full: \(needed) bytes are needed, \(free) are free"
    case .WouldReplace(let id, _): "there is another pack of this name: \(id)"
    case .NotAccepted(let licence, _): "the terms of \(licence) were not accepted"
    case .Cancelled: "cancelled"
    }
}

private func reason(store error: StoreError) -> String {
    switch error {
    case .Missing(let message), .FileExists(let message), .WrongKey(let message), .Damaged(let message), .NotAStore(let message),
        .NewerSchema(let message), .NotEncrypted(let message), .DiskFull(let message), .Busy(let message), .System(let message),
        .UnknownVisit(let message), .IdTaken(let message), .Closed(let message), .ReviewOpen(let message), .NoOpenReview(let message),
        .BadField(let message), .BadTriage(let message), .BadEncounter(let message), .Export(let message):
        message
    }
}

private func reason(handOver error: HandoverWriteError) -> String {
    switch error {
    case .BadEncounter(let message), .BadKey(let message), .BadTime(let message), .BadValidity(let message), .LabelTooLong(let message),
        .SignNotCarried(let message), .NotReplayable(let message), .ReviewLeftOut(let message), .TooLong(let message), .NoQr(let message):
        message
    }
}
