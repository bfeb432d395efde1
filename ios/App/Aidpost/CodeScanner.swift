// One QR code of another post, by the camera and on this device. Never compiled with Xcode: see ../../README.md.
import AVFoundation
import UIKit
import VisionKit

@MainActor
final class CodeScanner: NSObject, DataScannerViewControllerDelegate {
    private var found: CheckedContinuation<String?, Never>?
    private static var open: CodeScanner?

    static var isThere: Bool { DataScannerViewController.isSupported }

    static func read() async -> String? {
        // It is available only once the person has allowed the camera, and it does not ask for that itself.
        guard await AVCaptureDevice.requestAccess(for: .video), DataScannerViewController.isAvailable, let front = Screen.front else { return nil }
        let scanner = CodeScanner()
        open = scanner
        let camera = DataScannerViewController(recognizedDataTypes: [.barcode(symbologies: [.qr])])
        camera.delegate = scanner
        let bar = UINavigationController(rootViewController: camera)
        bar.modalPresentationStyle = .fullScreen
        camera.navigationItem.leftBarButtonItem = UIBarButtonItem(systemItem: .cancel, primaryAction: UIAction { _ in scanner.end(camera, nil) })
        return await withCheckedContinuation { continuation in
            scanner.found = continuation
            front.present(bar, animated: !UIAccessibility.isReduceMotionEnabled) {
                do { try camera.startScanning() } catch { scanner.end(camera, nil) }
            }
        }
    }

    func dataScanner(_ dataScanner: DataScannerViewController, didAdd addedItems: [RecognizedItem], allItems: [RecognizedItem]) {
        for case .barcode(let code) in addedItems {
            if let text = code.payloadStringValue { return end(dataScanner, text) }
        }
    }

    private func end(_ camera: DataScannerViewController, _ text: String?) {
        camera.stopScanning()
        camera.presentingViewController?.dismiss(animated: !UIAccessibility.isReduceMotionEnabled)
        found?.resume(returning: text)
        found = nil
        Self.open = nil
    }
}
