// A stand-in for what the picture tests use of the library SnapshotTesting (pointfreeco/swift-snapshot-testing), so that they are compiled on
// Linux. Its own library needs UIKit to draw. Nothing is drawn or compared here.
import UIKit

// Not Apple's: of SnapshotTesting.
public struct ViewImageConfig: Sendable {
    // Not Apple's: of SnapshotTesting.
    public static let iPhone13 = ViewImageConfig()
    // Not Apple's: of SnapshotTesting.
    public static let iPadPro11 = ViewImageConfig()
}

// Not Apple's: of SnapshotTesting.
public struct Snapshotting<Value, Format> {}

extension Snapshotting where Value == UIViewController, Format == UIImage {
    // Not Apple's: of SnapshotTesting.
    public static func image(
        on config: ViewImageConfig, precision: Float = 1, perceptualPrecision: Float = 1, traits: UITraitCollection = UITraitCollection()
    ) -> Snapshotting { Snapshotting() }
}

// Not Apple's: of SnapshotTesting.
@MainActor public func assertSnapshot<Value, Format>(of value: @autoclosure () throws -> Value, as snapshotting: Snapshotting<Value, Format>, named name: String? = nil) {}
