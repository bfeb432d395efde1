// One photo by the system's camera, or by the library where there is none, as in a simulator. Never compiled with Xcode: see ../../README.md.
import UIKit

@MainActor
final class Camera: NSObject, UIImagePickerControllerDelegate, UINavigationControllerDelegate {
    private var taken: CheckedContinuation<Data?, Never>?
    private static var open: Camera?

    static func take() async -> Data? {
        guard let front = Screen.front else { return nil }
        let camera = Camera()
        open = camera
        let picker = UIImagePickerController()
        picker.sourceType = UIImagePickerController.isSourceTypeAvailable(.camera) ? .camera : .photoLibrary
        picker.delegate = camera
        // A sheet could be swiped away, of which nobody is told.
        picker.modalPresentationStyle = .fullScreen
        return await withCheckedContinuation { continuation in
            camera.taken = continuation
            front.present(picker, animated: !UIAccessibility.isReduceMotionEnabled)
        }
    }

    func imagePickerController(_ picker: UIImagePickerController, didFinishPickingMediaWithInfo info: [UIImagePickerController.InfoKey: Any]) {
        // The file's bytes stay in the app; the photo is in no library.
        end(picker, (info[.originalImage] as? UIImage)?.jpegData(compressionQuality: 0.9))
    }

    func imagePickerControllerDidCancel(_ picker: UIImagePickerController) { end(picker, nil) }

    private func end(_ picker: UIImagePickerController, _ file: Data?) {
        picker.dismiss(animated: !UIAccessibility.isReduceMotionEnabled)
        taken?.resume(returning: file)
        taken = nil
        Self.open = nil
    }
}
