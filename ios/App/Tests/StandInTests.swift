import Foundation
import Testing

/// The stand-ins declare only what Apple's SDK has: above each public declaration stands the page of Apple's documentation, by that name, or
/// that it is not Apple's. Whether the page is there and says the same is for a person to look up: Linux has no SDK.
struct StandInTests {
    /// A public declaration without its page, or with another one's.
    private func undocumented(_ source: String) -> [String] {
        let declaration = #/^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public|open)\s+(?:(?:static|mutating|final|override|weak|nonisolated)\s+)*(\w+)\s*(\w+|\+)?/#
        let page = #/^\s*// developer\.apple\.com/documentation/(?:[a-z]+)/(?:\S+/)?([^/(\s]+?)(?:\(\S*)?(?:-[\w.]+)?(?:, .*)?$/#
        // What the stand-ins' own protocols ask of every view.
        let own = ["func render(", "var body: Never", "let content: Content"]
        var above = ""
        var found: [String] = []
        for line in source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            defer { above = line }
            guard let match = line.firstMatch(of: declaration), !own.contains(where: line.contains) else { continue }
            if above.trimmingCharacters(in: .whitespaces).hasPrefix("// Not Apple's") { continue }
            let kind = String(match.1)
            let name = ["init", "subscript"].contains(kind) ? kind : String(match.2 ?? "").lowercased()
            if let named = above.firstMatch(of: page), String(named.1) == name { continue }
            found.append(line.trimmingCharacters(in: .whitespaces))
        }
        return found
    }

    @Test(arguments: ["App/LinuxSwiftUI", "App/LinuxXCUIAutomation", "App/LinuxSnapshotTesting", "Tests/LinuxFoundationModels", "Tests/LinuxApple"])
    func everyPublicDeclarationNamesItsPage(folder: String) throws {
        let all = FileManager.default.enumerator(at: Phone.mounted.appendingPathComponent("package/\(folder)"), includingPropertiesForKeys: nil)
        let files = try #require(all).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        #expect(!files.isEmpty)
        // This one says of itself that nothing in it is Apple's.
        for file in files where file.lastPathComponent != "Rendered.swift" {
            let source = try String(contentsOf: file, encoding: .utf8)
            #expect(source.contains("\npublic ") || source.contains("\n@MainActor ") || source.contains("    public "), "\(file.lastPathComponent) declares nothing")
            for line in undocumented(source) { Issue.record("\(file.lastPathComponent): \(line)") }
        }
    }

    @Test func whatHasNoPageOrAnothersIsFound() {
        let page = "// developer.apple.com/documentation/swiftui/"
        for (above, line, isFound) in [
            ("", "public struct Button {}", true), ("\(page)button", "public struct Button {}", false), ("\(page)toggle", "public struct Button {}", true),
            ("    \(page)view/padding(_:_:)", "    public func padding(_ length: CGFloat) -> some View { self }", false),
            ("    \(page)view/frame(width:height:alignment:)", "    public func padding(_ length: CGFloat) -> some View { self }", true),
            ("    \(page)response/action-swift.struct", "    public struct Action {}", false),
            ("    \(page)path/init(_:)-8f4do", "    public init(_ rect: CGRect) {}", false), ("    // A box.", "    public init(_ rect: CGRect) {}", true),
            ("// Not Apple's: for tests.", "@MainActor public protocol Leaf {}", false), ("", "@MainActor public protocol Leaf {}", true),
            ("", "struct Inner {}", false),
        ] { #expect(undocumented("\(above)\n\(line)").isEmpty == !isFound, "\(above): \(line)") }
    }
}
