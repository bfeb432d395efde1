// A stand-in for UIKit, as Application.swift tells: what is presented over the app.
import UniformTypeIdentifiers

// developer.apple.com/documentation/uikit/uimodalpresentationstyle
public enum UIModalPresentationStyle: Int, Sendable { case fullScreen }

// developer.apple.com/documentation/uikit/uiviewcontroller
@MainActor open class UIViewController: NSObject {
    // developer.apple.com/documentation/uikit/uiviewcontroller/presentingviewcontroller
    public var presentingViewController: UIViewController? { nil }
    // developer.apple.com/documentation/uikit/uiviewcontroller/navigationitem
    public let navigationItem = UINavigationItem()
    // developer.apple.com/documentation/uikit/uiviewcontroller/modalpresentationstyle
    public var modalPresentationStyle = UIModalPresentationStyle.fullScreen
    // developer.apple.com/documentation/uikit/uiviewcontroller/present(_:animated:completion:)
    public func present(_ viewControllerToPresent: UIViewController, animated flag: Bool, completion: (() -> Void)? = nil) {}
    // developer.apple.com/documentation/uikit/uiviewcontroller/dismiss(animated:completion:)
    public func dismiss(animated flag: Bool, completion: (() -> Void)? = nil) {}
}

// developer.apple.com/documentation/uikit/uitraitcollection
public final class UITraitCollection: NSObject, Sendable {
    // developer.apple.com/documentation/uikit/uitraitcollection/init()
    public override init() {}
    // developer.apple.com/documentation/uikit/uitraitcollection/init(userinterfacestyle:)
    public init(userInterfaceStyle: UIUserInterfaceStyle) {}
    // developer.apple.com/documentation/uikit/uitraitcollection/init(preferredcontentsizecategory:)
    public init(preferredContentSizeCategory: UIContentSizeCategory) {}
}

// developer.apple.com/documentation/uikit/uiuserinterfacestyle
public enum UIUserInterfaceStyle: Int, Sendable { case dark = 2 }

// developer.apple.com/documentation/uikit/uicontentsizecategory
public struct UIContentSizeCategory: Sendable {
    // developer.apple.com/documentation/uikit/uicontentsizecategory/accessibilityextraextraextralarge
    public static let accessibilityExtraExtraExtraLarge = UIContentSizeCategory()
}

// developer.apple.com/documentation/uikit/uinavigationcontroller
@MainActor open class UINavigationController: UIViewController {
    // developer.apple.com/documentation/uikit/uinavigationcontroller/init(rootviewcontroller:)
    public init(rootViewController: UIViewController) {}
    // developer.apple.com/documentation/uikit/uinavigationcontroller/init(nibname:bundle:)
    override init() {}
}

// developer.apple.com/documentation/uikit/uinavigationitem
@MainActor public final class UINavigationItem: NSObject {
    // developer.apple.com/documentation/uikit/uinavigationitem/leftbarbuttonitem
    public var leftBarButtonItem: UIBarButtonItem?
}

// developer.apple.com/documentation/uikit/uibarbuttonitem
@MainActor public final class UIBarButtonItem: NSObject {
    // developer.apple.com/documentation/uikit/uibarbuttonitem/systemitem
    public enum SystemItem: Int, Sendable { case cancel = 1 }
    // developer.apple.com/documentation/uikit/uibarbuttonitem/init(systemitem:primaryaction:menu:)
    public init(systemItem: SystemItem, primaryAction: UIAction? = nil) {}
}

// developer.apple.com/documentation/uikit/uiaction
@MainActor public final class UIAction: NSObject {
    // developer.apple.com/documentation/uikit/uiaction/init(title:subtitle:image:selectedimage:identifier:discoverabilitytitle:attributes:state:handler:)
    public init(handler: @escaping (UIAction) -> Void) {}
}

// developer.apple.com/documentation/uikit/uinavigationcontrollerdelegate
@MainActor public protocol UINavigationControllerDelegate: AnyObject {}

// developer.apple.com/documentation/uikit/uiimagepickercontrollerdelegate
@MainActor public protocol UIImagePickerControllerDelegate: AnyObject {
    func imagePickerController(_ picker: UIImagePickerController, didFinishPickingMediaWithInfo info: [UIImagePickerController.InfoKey: Any])
    func imagePickerControllerDidCancel(_ picker: UIImagePickerController)
}

// developer.apple.com/documentation/uikit/uiimagepickercontroller
@MainActor public final class UIImagePickerController: UINavigationController {
    // developer.apple.com/documentation/uikit/uiimagepickercontroller/sourcetype-swift.enum
    public enum SourceType: Int, Sendable { case photoLibrary, camera }
    // developer.apple.com/documentation/uikit/uiimagepickercontroller/infokey
    public struct InfoKey: Hashable, Sendable {
        let name: String
        // developer.apple.com/documentation/uikit/uiimagepickercontroller/infokey/originalimage
        public static let originalImage = InfoKey(name: "UIImagePickerControllerOriginalImage")
    }
    // developer.apple.com/documentation/uikit/uiimagepickercontroller/issourcetypeavailable(_:)
    public static func isSourceTypeAvailable(_ sourceType: SourceType) -> Bool { false }
    // developer.apple.com/documentation/uikit/uiimagepickercontroller/sourcetype-swift.property
    public var sourceType = SourceType.photoLibrary
    // developer.apple.com/documentation/uikit/uiimagepickercontroller/delegate
    public weak var delegate: (any UIImagePickerControllerDelegate & UINavigationControllerDelegate)?
    // developer.apple.com/documentation/uikit/uinavigationcontroller/init(nibname:bundle:)
    public override init() { super.init() }
}

// developer.apple.com/documentation/uikit/uidocumentpickerdelegate
@MainActor public protocol UIDocumentPickerDelegate: AnyObject {
    func documentPicker(_ controller: UIDocumentPickerViewController, didPickDocumentsAt urls: [URL])
    func documentPickerWasCancelled(_ controller: UIDocumentPickerViewController)
}

// developer.apple.com/documentation/uikit/uidocumentpickerviewcontroller
@MainActor public final class UIDocumentPickerViewController: UIViewController {
    // developer.apple.com/documentation/uikit/uidocumentpickerviewcontroller/init(foropeningcontenttypes:)
    public init(forOpeningContentTypes contentTypes: [UTType]) {}
    // developer.apple.com/documentation/uikit/uidocumentpickerviewcontroller/delegate
    public weak var delegate: (any UIDocumentPickerDelegate)?
}
