// Keys of 32 random bytes that stay on this device. Never compiled with Xcode: see ../../README.md.
import CryptoKit
import Foundation
import Security

enum Keychain {
    struct Refused: LocalizedError {
        let status: OSStatus
        var errorDescription: String? { "the Keychain refused (\(status))" }
    }

    /// The key of this name; made when it is first asked for.
    static func key(_ name: String) throws -> Data {
        let query: [CFString: Any] = [
            kSecClass: kSecClassGenericPassword, kSecAttrService: "org.aidpost", kSecAttrAccount: name, kSecReturnData: true,
        ]
        var found: CFTypeRef?
        let status = SecItemCopyMatching(query as CFDictionary, &found)
        if status == errSecSuccess, let key = found as? Data { return key }
        guard status == errSecItemNotFound else { throw Refused(status: status) }
        return try add(name)
    }

    /// Another key in the place of this one, which is gone: nobody can read any more what it has closed.
    static func renew(_ name: String) throws -> Data {
        let query: [CFString: Any] = [kSecClass: kSecClassGenericPassword, kSecAttrService: "org.aidpost", kSecAttrAccount: name]
        let status = SecItemDelete(query as CFDictionary)
        guard status == errSecSuccess || status == errSecItemNotFound else { throw Refused(status: status) }
        return try add(name)
    }

    private static func add(_ name: String) throws -> Data {
        let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let item: [CFString: Any] = [
            kSecClass: kSecClassGenericPassword, kSecAttrService: "org.aidpost", kSecAttrAccount: name, kSecValueData: key,
            // Only while the phone is unlocked, and on no other phone.
            kSecAttrAccessible: kSecAttrAccessibleWhenUnlockedThisDeviceOnly,
        ]
        let added = SecItemAdd(item as CFDictionary, nil)
        guard added == errSecSuccess else { throw Refused(status: added) }
        return key
    }
}

/// AES-GCM for what is begun and not kept yet.
struct SealedBox: Sendable {
    private let key: Data

    init(key: Data) { self.key = key }

    var seal: @Sendable (Data) throws -> Data {
        { [key] data in
            // A nonce of its own each time, and the tag behind: `combined` is nil only for another nonce's size.
            try AES.GCM.seal(data, using: SymmetricKey(data: key)).combined ?? Data()
        }
    }

    var open: @Sendable (Data) throws -> Data {
        { [key] data in try AES.GCM.open(AES.GCM.SealedBox(combined: data), using: SymmetricKey(data: key)) }
    }
}
