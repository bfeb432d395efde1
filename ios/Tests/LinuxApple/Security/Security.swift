// A stand-in for what the app uses of Security: a Keychain that lives as long as the process.
import Foundation

// developer.apple.com/documentation/corefoundation/cfstring, there a class that `String` is bridged to
public typealias CFString = String
// developer.apple.com/documentation/corefoundation/cfdictionary, there a class that `Dictionary` is bridged to
public typealias CFDictionary = [String: Any]
// developer.apple.com/documentation/corefoundation/cftyperef
public typealias CFTypeRef = AnyObject
// developer.apple.com/documentation/kernel/osstatus
public typealias OSStatus = Int32

// developer.apple.com/documentation/security/ksecclass
public let kSecClass: CFString = "class"
// developer.apple.com/documentation/security/ksecclassgenericpassword
public let kSecClassGenericPassword: CFString = "genp"
// developer.apple.com/documentation/security/ksecattrservice
public let kSecAttrService: CFString = "svce"
// developer.apple.com/documentation/security/ksecattraccount
public let kSecAttrAccount: CFString = "acct"
// developer.apple.com/documentation/security/ksecreturndata
public let kSecReturnData: CFString = "r_Data"
// developer.apple.com/documentation/security/ksecvaluedata
public let kSecValueData: CFString = "v_Data"
// developer.apple.com/documentation/security/ksecattraccessible
public let kSecAttrAccessible: CFString = "pdmn"
// developer.apple.com/documentation/security/ksecattraccessiblewhenunlockedthisdeviceonly
public let kSecAttrAccessibleWhenUnlockedThisDeviceOnly: CFString = "aku"
// developer.apple.com/documentation/security/errsecsuccess
public var errSecSuccess: OSStatus { 0 }
// developer.apple.com/documentation/security/errsecitemnotfound
public var errSecItemNotFound: OSStatus { -25300 }
// developer.apple.com/documentation/security/errsecduplicateitem
public var errSecDuplicateItem: OSStatus { -25299 }

// developer.apple.com/documentation/security/secitemcopymatching(_:_:)
public func SecItemCopyMatching(_ query: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus {
    guard let found = Items.shared[place(query)] else { return errSecItemNotFound }
    result?.pointee = NSData(data: found)
    return errSecSuccess
}

// developer.apple.com/documentation/security/secitemadd(_:_:)
public func SecItemAdd(_ attributes: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus {
    guard Items.shared[place(attributes)] == nil else { return errSecDuplicateItem }
    Items.shared[place(attributes)] = attributes[kSecValueData] as? Data
    return errSecSuccess
}

// developer.apple.com/documentation/security/secitemdelete(_:)
public func SecItemDelete(_ query: CFDictionary) -> OSStatus {
    guard Items.shared[place(query)] != nil else { return errSecItemNotFound }
    Items.shared[place(query)] = nil
    return errSecSuccess
}

private func place(_ query: CFDictionary) -> String {
    [kSecClass, kSecAttrService, kSecAttrAccount].map { query[$0] as? String ?? "" }.joined(separator: "/")
}

private final class Items: @unchecked Sendable {
    static let shared = Items()
    private let lock = NSLock()
    private var all: [String: Data] = [:]

    subscript(place: String) -> Data? {
        get { lock.withLock { all[place] } }
        set { lock.withLock { all[place] = newValue } }
    }
}
