// Face, finger or the device's code, as the system asks for them. Never compiled with Xcode: see ../../README.md.
import LocalAuthentication

enum Unlock {
    /// Whether it is the device's owner. Where the device has no code at all, nobody can be asked, and the app opens.
    @MainActor
    static func ask() async -> Bool {
        let context = LAContext()
        guard context.canEvaluatePolicy(.deviceOwnerAuthentication, error: nil) else { return true }
        return (try? await context.evaluatePolicy(.deviceOwnerAuthentication, localizedReason: String(localized: "Open"))) ?? false
    }
}
