// A stand-in for what the app uses of LocalAuthentication. This device has no code, so nobody can be asked.
import Foundation

// developer.apple.com/documentation/localauthentication/lapolicy
public enum LAPolicy: Int, Sendable { case deviceOwnerAuthentication = 2 }

// developer.apple.com/documentation/localauthentication/lacontext
public final class LAContext: NSObject {
    // developer.apple.com/documentation/localauthentication/lacontext/canevaluatepolicy(_:error:)
    public func canEvaluatePolicy(_ policy: LAPolicy, error: UnsafeMutablePointer<NSError?>?) -> Bool { false }
    // developer.apple.com/documentation/localauthentication/lacontext/evaluatepolicy(_:localizedreason:reply:)
    public func evaluatePolicy(_ policy: LAPolicy, localizedReason: String) async throws -> Bool { false }
}
