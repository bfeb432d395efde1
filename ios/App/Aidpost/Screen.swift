// What is in front, to present something over it. Never compiled with Xcode: see ../../README.md.
import UIKit

@MainActor
enum Screen {
    static var front: UIViewController? {
        let scene = UIApplication.shared.connectedScenes.compactMap { $0 as? UIWindowScene }.first
        return scene?.keyWindow?.rootViewController
    }
}
