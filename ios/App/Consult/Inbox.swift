// The consultations that nobody has closed: the most urgent first, and of equals the one that waits longest.
import Aidpost
import Foundation
import Observation

@MainActor @Observable
public final class Inbox {
    public private(set) var lines: [ConsultLine] = []
    public private(set) var refused: String?
    public var search = ""
    public private(set) var now: Date

    @ObservationIgnored private let outside: Outside

    init(outside: Outside) {
        self.outside = outside
        now = outside.now()
    }

    public var keeps: Keeps { outside.store.keeps }

    public var openReviews: Int { lines.count { $0.reviewOpen } }

    /// Those that the search finds, in the order in which they are seen to.
    public var found: [ConsultLine] {
        let wanted = search.trimmingCharacters(in: .whitespaces).lowercased()
        return inOrder(lines).filter { wanted.isEmpty || $0.id.lowercased().contains(wanted) }
    }

    public func reload() async {
        now = outside.now()
        do {
            lines = try await outside.store.open()
            refused = nil
        } catch {
            refused = reason(error)
        }
    }

    /// Minutes that a consultation waits; what came after the last look at the clock waits from now on.
    public func waits(_ line: ConsultLine) -> Int { max(0, Int(now.timeIntervalSince(line.at) / 60)) }

    /// Seen, and off the list; refused while a review is open.
    public func close(_ id: String) async {
        do {
            try await outside.store.close(id, at: outside.stamp)
            await reload()
        } catch {
            refused = reason(error)
        }
    }
}

/// The most urgent first, and of equals the one that waits longest.
public func inOrder(_ lines: [ConsultLine]) -> [ConsultLine] {
    lines.sorted { ($0.acuity.urgency, $0.at) < ($1.acuity.urgency, $1.at) }
}

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
