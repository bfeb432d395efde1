// Messages of other posts: read, and believed only where a known post has signed them. Beside them the posts that are known, and this post's key.
import Aidpost
import Foundation
import Observation

/// A post whose messages are believed: what people here call it, and its public key.
public struct KnownPost: Codable, Hashable, Sendable, Identifiable {
    public let name: String
    public let key: String

    public var id: String { name }
}

/// Why nothing was read or kept, as far as a person can do something about it.
public enum PostRefusal: Equatable, Sendable {
    case notAMessage, newer, unknownPost, changed, unreadable, badKey, nameTaken, notKept
}

@MainActor @Observable
public final class PostsState {
    public private(set) var sent: Handover?
    /// Why the message is not believed.
    public private(set) var refused: PostRefusal?
    /// Why a post was not added, or the keys cannot be had.
    public private(set) var notKept: PostRefusal?
    public private(set) var posts: [KnownPost] = []
    /// This post's public key, for other posts.
    public private(set) var ownKey: String?

    @ObservationIgnored private let outside: Outside

    init(outside: Outside) { self.outside = outside }

    /// Whether this post has a key: without one nothing is handed over.
    public var isOn: Bool { outside.postKey != nil }

    public var canScan: Bool { outside.codeScanner != nil }

    /// Minutes since it was written; 0 where the other clock is ahead.
    public var age: Int? {
        guard let sent, let issued = try? Date(sent.issued, strategy: .iso8601) else { return nil }
        return max(0, Int(outside.now().timeIntervalSince(issued) / 60))
    }

    /// Reads the posts that are known, and this post's own key.
    public func load() {
        guard let postKey = outside.postKey else { return }
        keeping {
            ownKey = try postPublicKey(key: postKey())
            posts = try outside.sealed.read(Self.name).map { try JSONDecoder().decode([KnownPost].self, from: $0) } ?? []
        }
    }

    /// Reads the text of a message. One that came in parts, or broken into lines, is put together again.
    public func read(_ text: String) {
        (sent, refused) = (nil, nil)
        load()
        let trusted = posts.map { TrustedPost(name: $0.name, key: $0.key) }
        do {
            sent = try readHandover(text: text.filter { !$0.isWhitespace }, trusted: trusted, now: outside.stamp)
        } catch {
            refused = Self.why(error)
        }
    }

    public func scan() async {
        if let text = await outside.codeScanner?() { read(text) }
    }

    /// Whether the post was added. Spaces in the key are for whoever reads it aloud.
    @discardableResult
    public func add(_ name: String, _ key: String) -> Bool {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        let key = key.filter { !$0.isWhitespace }
        guard !name.isEmpty, !key.isEmpty else { return false }
        guard !posts.contains(where: { $0.name == name }) else {
            notKept = .nameTaken
            return false
        }
        return keeping {
            // The library looks at the keys before the message: no text is one that it complains of only for a good key.
            do {
                _ = try readHandover(text: "", trusted: [TrustedPost(name: name, key: key)], now: outside.stamp)
            } catch HandoverReadError.NotAMessage {}
            try keep(posts + [KnownPost(name: name, key: key)])
        }
    }

    public func remove(_ post: KnownPost) {
        keeping { try keep(posts.filter { $0 != post }) }
    }

    /// What was read is seen no longer: it tells how a patient is.
    public func leave() { (sent, refused, notKept) = (nil, nil, nil) }

    private static let name = "posts"

    private func keep(_ posts: [KnownPost]) throws {
        try outside.sealed.keep(JSONEncoder().encode(posts), as: Self.name)
        self.posts = posts
    }

    @discardableResult
    private func keeping(_ work: () throws -> Void) -> Bool {
        notKept = nil
        do {
            try work()
            return true
        } catch {
            notKept = error is HandoverReadError ? Self.why(error) : .notKept
            return false
        }
    }

    private static func why(_ error: any Error) -> PostRefusal {
        switch error as? HandoverReadError {
        case .NotAMessage: .notAMessage
        case .UnknownVersion: .newer
        case .UnknownKey: .unknownPost
        case .WrongSignature: .changed
        case .BadKey: .badKey
        default: .unreadable
        }
    }
}
