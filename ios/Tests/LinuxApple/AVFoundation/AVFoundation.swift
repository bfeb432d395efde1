// A stand-in for what the app uses of AVFoundation: nothing is allowed, and nothing is heard.
import Foundation

// developer.apple.com/documentation/avfaudio/avaudioapplication
public final class AVAudioApplication: NSObject {
    // developer.apple.com/documentation/avfaudio/avaudioapplication/requestrecordpermission(completionhandler:)
    public static func requestRecordPermission() async -> Bool { false }
}

// developer.apple.com/documentation/avfaudio/avaudiosession
public final class AVAudioSession: NSObject, @unchecked Sendable {
    // developer.apple.com/documentation/avfaudio/avaudiosession/category-swift.struct
    public struct Category: Sendable {
        // developer.apple.com/documentation/avfaudio/avaudiosession/category-swift.struct/record
        public static let record = Category()
    }
    // developer.apple.com/documentation/avfaudio/avaudiosession/mode-swift.struct
    public struct Mode: Sendable {
        // developer.apple.com/documentation/avfaudio/avaudiosession/mode-swift.struct/measurement
        public static let measurement = Mode()
    }
    // developer.apple.com/documentation/avfaudio/avaudiosession/categoryoptions-swift.struct
    public struct CategoryOptions: OptionSet, Sendable {
        // developer.apple.com/documentation/swift/optionset/rawvalue
        public let rawValue: UInt
        // developer.apple.com/documentation/swift/optionset/init(rawvalue:)
        public init(rawValue: UInt) { self.rawValue = rawValue }
    }
    // developer.apple.com/documentation/avfaudio/avaudiosession/sharedinstance()
    public static func sharedInstance() -> AVAudioSession { AVAudioSession() }
    // developer.apple.com/documentation/avfaudio/avaudiosession/setcategory(_:mode:options:)
    public func setCategory(_ category: Category, mode: Mode, options: CategoryOptions = []) throws {}
    // developer.apple.com/documentation/avfaudio/avaudiosession/setactive(_:options:)
    public func setActive(_ active: Bool) throws {}
}

// developer.apple.com/documentation/avfaudio/avaudioformat
public final class AVAudioFormat: NSObject {}

// developer.apple.com/documentation/avfaudio/avaudiopcmbuffer
public final class AVAudioPCMBuffer: NSObject {}

// developer.apple.com/documentation/avfaudio/avaudiotime
public final class AVAudioTime: NSObject {}

// developer.apple.com/documentation/avfaudio/avaudionodebus
public typealias AVAudioNodeBus = Int
// developer.apple.com/documentation/avfaudio/avaudioframecount
public typealias AVAudioFrameCount = UInt32
// developer.apple.com/documentation/avfaudio/avaudionodetapblock
public typealias AVAudioNodeTapBlock = (AVAudioPCMBuffer, AVAudioTime) -> Void

// developer.apple.com/documentation/avfaudio/avaudioinputnode
public final class AVAudioInputNode: NSObject {
    // developer.apple.com/documentation/avfaudio/avaudionode/outputformat(forbus:)
    public func outputFormat(forBus bus: AVAudioNodeBus) -> AVAudioFormat { AVAudioFormat() }
    // developer.apple.com/documentation/avfaudio/avaudionode/installtap(onbus:buffersize:format:block:)
    public func installTap(onBus bus: AVAudioNodeBus, bufferSize: AVAudioFrameCount, format: AVAudioFormat?, block: @escaping AVAudioNodeTapBlock) {}
    // developer.apple.com/documentation/avfaudio/avaudionode/removetap(onbus:)
    public func removeTap(onBus bus: AVAudioNodeBus) {}
}

// developer.apple.com/documentation/avfaudio/avaudioengine
public final class AVAudioEngine: NSObject {
    // developer.apple.com/documentation/avfaudio/avaudioengine/inputnode
    public var inputNode: AVAudioInputNode { AVAudioInputNode() }
    // developer.apple.com/documentation/avfaudio/avaudioengine/start()
    public func start() throws {}
    // developer.apple.com/documentation/avfaudio/avaudioengine/stop()
    public func stop() {}
}

// developer.apple.com/documentation/avfoundation/avmediatype
public struct AVMediaType: Sendable {
    // developer.apple.com/documentation/avfoundation/avmediatype/video
    public static let video = AVMediaType()
}

// developer.apple.com/documentation/avfoundation/avcapturedevice
public final class AVCaptureDevice: NSObject {
    // developer.apple.com/documentation/avfoundation/avcapturedevice/requestaccess(for:completionhandler:)
    public static func requestAccess(for mediaType: AVMediaType) async -> Bool { false }
}
