// A story cut where words of it were read, so that a screen can mark them.
import Aidpost

public struct StoryPiece: Equatable, Sendable {
    public let text: String
    /// Whether a sign was read in these words.
    public let isRead: Bool
}

/// The whole story in pieces. The library counts Unicode scalars; words that two signs share are marked once.
public func pieces(_ story: String, _ quotes: [SignRead]) -> [StoryPiece] {
    let scalars = Array(story.unicodeScalars)
    var isRead = [Bool](repeating: false, count: scalars.count)
    for quote in quotes where quote.span.start < quote.span.end && Int(quote.span.end) <= scalars.count {
        for at in Int(quote.span.start)..<Int(quote.span.end) { isRead[at] = true }
    }
    var made: [StoryPiece] = []
    var from = 0
    for at in scalars.indices where at + 1 == scalars.count || isRead[at + 1] != isRead[at] {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[from...at])
        made.append(StoryPiece(text: String(text), isRead: isRead[at]))
        from = at + 1
    }
    return made
}
