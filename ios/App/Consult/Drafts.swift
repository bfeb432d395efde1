// What a call that was begun keeps on the device, and how it is found again.
import Aidpost
import Foundation

/// The names under which a draft box keeps things.
enum Drafts {
    static let current = "current"

    static func form(_ id: String) -> String { "form-\(name(id))" }

    static func photo(_ id: String) -> String { "photo-\(id)" }

    /// An id may name a patient: a file's name must not.
    private static func name(_ id: String) -> String {
        String(id.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }, radix: 16)
    }
}

/// Which consultation was open, and its photos.
struct Begun: Codable {
    var id: String
    var photos: [BegunPhoto] = []
}

struct BegunPhoto: Codable {
    var id: String
    var kind: PhotoKind
}
