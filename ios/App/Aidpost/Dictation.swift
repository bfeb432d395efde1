// What is said, written down on this device: recognition that needs a server is refused. Never compiled with Xcode: see ../../README.md.
import AVFoundation
import Foundation
import Speech

enum Dictation {
    enum Refused: LocalizedError {
        case notAllowed, notOnDevice
        var errorDescription: String? {
            switch self {
            case .notAllowed: String(localized: "The microphone or the writing down of speech is not allowed in the system's settings.")
            case .notOnDevice: String(localized: "This device cannot write down this language without a network.")
            }
        }
    }

    /// Every value is the whole text so far.
    @MainActor
    static func words(in language: String) -> AsyncThrowingStream<String, any Error> {
        AsyncThrowingStream { stream in
            let task = Task { @MainActor in
                do {
                    try await listen(language, stream)
                } catch {
                    stream.finish(throwing: error)
                }
            }
            stream.onTermination = { _ in task.cancel() }
        }
    }

    @MainActor
    private static func listen(_ language: String, _ stream: AsyncThrowingStream<String, any Error>.Continuation) async throws {
        let status = await withCheckedContinuation { done in
            // The system answers on threads of its own: without `@Sendable` these closures would be the main actor's, and end the app there.
            SFSpeechRecognizer.requestAuthorization { @Sendable in done.resume(returning: $0) }
        }
        guard status == .authorized, await AVAudioApplication.requestRecordPermission() else { throw Refused.notAllowed }
        guard let recognizer = SFSpeechRecognizer(locale: Locale(identifier: language)), recognizer.supportsOnDeviceRecognition else {
            throw Refused.notOnDevice
        }
        // It is written into by the microphone's thread alone, from here on.
        nonisolated(unsafe) let request = SFSpeechAudioBufferRecognitionRequest()
        request.requiresOnDeviceRecognition = true
        let session = AVAudioSession.sharedInstance()
        try session.setCategory(.record, mode: .measurement)
        try session.setActive(true)
        let audio = AVAudioEngine()
        audio.inputNode.installTap(onBus: 0, bufferSize: 1024, format: audio.inputNode.outputFormat(forBus: 0)) { @Sendable buffer, _ in
            request.append(buffer)
        }
        defer {
            audio.stop()
            audio.inputNode.removeTap(onBus: 0)
            try? session.setActive(false)
        }
        let recognition = recognizer.recognitionTask(with: request) { @Sendable result, error in
            if let result { stream.yield(result.bestTranscription.formattedString) }
            if let error { stream.finish(throwing: error) } else if result?.isFinal == true { stream.finish() }
        }
        try audio.start()
        // Until the clinician stops it.
        while !Task.isCancelled { try? await Task.sleep(for: .milliseconds(100)) }
        request.endAudio()
        recognition.finish()
    }
}
