// A stand-in for what the app uses of VisionKit: a device without a scanner.
import Foundation
import UIKit

// developer.apple.com/documentation/vision/vnbarcodesymbology
public struct VNBarcodeSymbology: Hashable, Sendable {
    let name: String
    // developer.apple.com/documentation/vision/vnbarcodesymbology/qr
    public static let qr = VNBarcodeSymbology(name: "QR")
}

// developer.apple.com/documentation/visionkit/recognizeditem
public enum RecognizedItem: Sendable {
    case barcode(Barcode)
    // developer.apple.com/documentation/visionkit/recognizeditem/barcode-swift.struct
    public struct Barcode: Sendable {
        // developer.apple.com/documentation/visionkit/recognizeditem/barcode-swift.struct/payloadstringvalue
        public let payloadStringValue: String?
    }
}

// developer.apple.com/documentation/visionkit/datascannerviewcontroller
@MainActor public final class DataScannerViewController: UIViewController {
    // developer.apple.com/documentation/visionkit/datascannerviewcontroller/recognizeddatatype
    public struct RecognizedDataType: Hashable, Sendable {
        // developer.apple.com/documentation/visionkit/datascannerviewcontroller/recognizeddatatype/barcode(symbologies:)
        public static func barcode(symbologies: [VNBarcodeSymbology] = []) -> RecognizedDataType { RecognizedDataType() }
    }
    // developer.apple.com/documentation/visionkit/datascannerviewcontroller/issupported
    public static var isSupported: Bool { false }
    // developer.apple.com/documentation/visionkit/datascannerviewcontroller/isavailable
    public static var isAvailable: Bool { false }
    // developer.apple.com/documentation/visionkit/datascannerviewcontroller/delegate
    public weak var delegate: (any DataScannerViewControllerDelegate)?
    // developer.apple.com/documentation/visionkit/datascannerviewcontroller/init(recognizeddatatypes:qualitylevel:recognizesmultipleitems:ishighframeratetrackingenabled:ispinchtozoomenabled:isguidanceenabled:ishighlightingenabled:)
    public init(recognizedDataTypes: Set<RecognizedDataType>) {}
    // developer.apple.com/documentation/visionkit/datascannerviewcontroller/startscanning()
    public func startScanning() throws {}
    // developer.apple.com/documentation/visionkit/datascannerviewcontroller/stopscanning()
    public func stopScanning() {}
}

// developer.apple.com/documentation/visionkit/datascannerviewcontrollerdelegate
@MainActor public protocol DataScannerViewControllerDelegate: AnyObject {
    func dataScanner(_ dataScanner: DataScannerViewController, didAdd addedItems: [RecognizedItem], allItems: [RecognizedItem])
}
