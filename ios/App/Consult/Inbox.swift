// The consultations that nobody has closed: the most urgent first, and of equals the one that waits longest.
import Aidpost
import Foundation
import Observation

@MainActor @Observable
public final class Inbox {
    public private(set) var lines: [VisitLine] = []
    public private(set) var refused: Why?
    public var search = ""
    public private(set) var now: Date

    @ObservationIgnored private let outside: Outside

    init(outside: Outside) {
        self.outside = outside
        now = outside.now()
    }

    public var openReviews: Int { lines.filter(\.reviewOpen).count }

    /// Those that the search finds, in the order in which they are seen to.
    public var found: [VisitLine] {
        let wanted = search.trimmingCharacters(in: .whitespaces).lowercased()
        return inOrder(lines).filter { wanted.isEmpty || $0.name.lowercased().contains(wanted) }
    }

    public func reload() async {
        now = outside.now()
        do {
            lines = try await outside.book.open()
            refused = nil
        } catch {
            refused = reason(error)
        }
    }

    /// Minutes that a consultation waits; what came after the last look at the clock waits from now on.
    public func waits(_ line: VisitLine) -> Int { max(0, Int(now.timeIntervalSince(date(line)) / 60)) }

    /// Seen, and off the list; refused while a review is open.
    public func close(_ id: String) async {
        do {
            try await outside.book.close(id, at: outside.stamp)
            await reload()
        } catch {
            refused = reason(error)
        }
    }
}

/// The most urgent first, and of equals the one that waits longest.
public func inOrder(_ lines: [VisitLine]) -> [VisitLine] {
    lines.sorted { ($0.acuity.urgency, date($0)) < ($1.acuity.urgency, date($1)) }
}

/// The app writes the times itself; one that cannot be read waits longest.
private func date(_ line: VisitLine) -> Date { (try? Date(line.at, strategy: .iso8601)) ?? .distantPast }

extension Acuity {
    /// Where it stands in a list, the most urgent first.
    var urgency: Int {
        switch self {
        case .red: 0
        case .yellow: 1
        case .notTriageable: 2
        case .green: 3
        }
    }
}
