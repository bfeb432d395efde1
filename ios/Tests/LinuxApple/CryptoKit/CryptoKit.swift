// A stand-in for what the app uses of CryptoKit. Not a cipher: it turns bytes by the key and says no to another key, and nothing more.
import Foundation

// developer.apple.com/documentation/cryptokit/symmetrickeysize
public struct SymmetricKeySize: Sendable {
    let bits: Int
    // developer.apple.com/documentation/cryptokit/symmetrickeysize/bits256
    public static var bits256: SymmetricKeySize { SymmetricKeySize(bits: 256) }
}

// developer.apple.com/documentation/cryptokit/symmetrickey
public struct SymmetricKey: Sendable {
    let bytes: [UInt8]
    // developer.apple.com/documentation/cryptokit/symmetrickey/init(size:)
    public init(size: SymmetricKeySize) { bytes = (0..<size.bits / 8).map { _ in UInt8.random(in: 0...255) } }
    // developer.apple.com/documentation/cryptokit/symmetrickey/init(data:)
    public init(data: some ContiguousBytes) { bytes = data.withUnsafeBytes { Array($0) } }
    // developer.apple.com/documentation/cryptokit/symmetrickey/withunsafebytes(_:)
    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R { try bytes.withUnsafeBytes(body) }

    func turned(_ data: some Sequence<UInt8>) -> Data { Data(data.enumerated().map { $1 ^ bytes[$0 % bytes.count] }) }
}

// developer.apple.com/documentation/cryptokit/cryptokiterror
public enum CryptoKitError: Error { case authenticationFailure }

// developer.apple.com/documentation/cryptokit/aes
public enum AES {
    // developer.apple.com/documentation/cryptokit/aes/gcm
    public enum GCM {
        // developer.apple.com/documentation/cryptokit/aes/gcm/sealedbox
        public struct SealedBox {
            // developer.apple.com/documentation/cryptokit/aes/gcm/sealedbox/combined
            public let combined: Data?
            // developer.apple.com/documentation/cryptokit/aes/gcm/sealedbox/init(combined:)
            public init(combined: some DataProtocol) throws { self.combined = Data(combined) }
        }
        // developer.apple.com/documentation/cryptokit/aes/gcm/seal(_:using:nonce:)
        public static func seal(_ message: some DataProtocol, using key: SymmetricKey) throws -> SealedBox {
            try SealedBox(combined: key.turned(mark + Array(message)))
        }
        // developer.apple.com/documentation/cryptokit/aes/gcm/open(_:using:)
        public static func open(_ sealedBox: SealedBox, using key: SymmetricKey) throws -> Data {
            let turned = key.turned(sealedBox.combined ?? Data())
            guard turned.starts(with: mark) else { throw CryptoKitError.authenticationFailure }
            return Data(turned.dropFirst(mark.count))
        }
        private static let mark: [UInt8] = Array("a key opens only its own".utf8)
    }
}
