// A stand-in for what the app uses of Speech: nobody is allowed to listen.
import AVFoundation
import Foundation

// developer.apple.com/documentation/speech/sfspeechrecognizerauthorizationstatus
public enum SFSpeechRecognizerAuthorizationStatus: Int, Sendable { case notDetermined, denied, restricted, authorized }

// developer.apple.com/documentation/speech/sftranscription
public final class SFTranscription: NSObject {
    // developer.apple.com/documentation/speech/sftranscription/formattedstring
    public var formattedString: String { "" }
}

// developer.apple.com/documentation/speech/sfspeechrecognitionresult
public final class SFSpeechRecognitionResult: NSObject {
    // developer.apple.com/documentation/speech/sfspeechrecognitionresult/besttranscription
    public var bestTranscription: SFTranscription { SFTranscription() }
    // developer.apple.com/documentation/speech/sfspeechrecognitionresult/isfinal
    public var isFinal: Bool { true }
}

// developer.apple.com/documentation/speech/sfspeechaudiobufferrecognitionrequest
public final class SFSpeechAudioBufferRecognitionRequest: NSObject {
    // developer.apple.com/documentation/speech/sfspeechrecognitionrequest/requiresondevicerecognition
    public var requiresOnDeviceRecognition = false
    // developer.apple.com/documentation/speech/sfspeechaudiobufferrecognitionrequest/append(_:)
    public func append(_ audioPCMBuffer: AVAudioPCMBuffer) {}
    // developer.apple.com/documentation/speech/sfspeechaudiobufferrecognitionrequest/endaudio()
    public func endAudio() {}
}

// developer.apple.com/documentation/speech/sfspeechrecognitiontask
public final class SFSpeechRecognitionTask: NSObject {
    // developer.apple.com/documentation/speech/sfspeechrecognitiontask/finish()
    public func finish() {}
}

// developer.apple.com/documentation/speech/sfspeechrecognizer
public final class SFSpeechRecognizer: NSObject {
    // developer.apple.com/documentation/speech/sfspeechrecognizer/init(locale:)
    public init?(locale: Locale) { nil }
    // developer.apple.com/documentation/speech/sfspeechrecognizer/supportsondevicerecognition
    public var supportsOnDeviceRecognition: Bool { false }
    // developer.apple.com/documentation/speech/sfspeechrecognizer/requestauthorization(_:)
    public static func requestAuthorization(_ handler: @escaping (SFSpeechRecognizerAuthorizationStatus) -> Void) {
        // The system answers on a thread of its own, and so does this.
        nonisolated(unsafe) let handler = handler
        Thread.detachNewThread { handler(.denied) }
    }
    // developer.apple.com/documentation/speech/sfspeechrecognizer/recognitiontask(with:resulthandler:)
    public func recognitionTask(
        with request: SFSpeechAudioBufferRecognitionRequest, resultHandler: @escaping (SFSpeechRecognitionResult?, (any Error)?) -> Void
    ) -> SFSpeechRecognitionTask { SFSpeechRecognitionTask() }
}
