// A model's file or folder, picked in the system's files. Never compiled with Xcode: see ../../README.md.
import UIKit
import UniformTypeIdentifiers

@MainActor
final class ModelPicker: NSObject, UIDocumentPickerDelegate {
    private var picked: CheckedContinuation<URL?, Never>?
    private static var open: ModelPicker?

    /// The picked file may be read until `take` returns.
    static func pick(_ take: @MainActor (String) async -> Void) async {
        guard let front = Screen.front else { return }
        let picker = ModelPicker()
        open = picker
        let files = UIDocumentPickerViewController(forOpeningContentTypes: [.folder, .data])
        files.delegate = picker
        let url = await withCheckedContinuation { continuation in
            picker.picked = continuation
            front.present(files, animated: !UIAccessibility.isReduceMotionEnabled)
        }
        guard let url, url.startAccessingSecurityScopedResource() else { return }
        defer { url.stopAccessingSecurityScopedResource() }
        await take(url.path)
    }

    func documentPicker(_ controller: UIDocumentPickerViewController, didPickDocumentsAt urls: [URL]) { end(urls.first) }

    func documentPickerWasCancelled(_ controller: UIDocumentPickerViewController) { end(nil) }

    private func end(_ url: URL?) {
        picked?.resume(returning: url)
        picked = nil
        Self.open = nil
    }
}
