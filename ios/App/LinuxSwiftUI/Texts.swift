// Words and pictures.
import UIKit

// developer.apple.com/documentation/swiftui/localizedstringkey
public struct LocalizedStringKey: ExpressibleByStringInterpolation, Equatable {
    // Not Apple's: the key as the catalogue has it, and the English words.
    public let key: String
    let filled: String

    // developer.apple.com/documentation/swiftui/localizedstringkey/init(_:)
    public init(_ value: String) { (key, filled) = (value, value) }
    // developer.apple.com/documentation/swiftui/localizedstringkey/init(stringliteral:)
    public init(stringLiteral value: String) { (key, filled) = (value, value) }
    // developer.apple.com/documentation/swiftui/localizedstringkey/init(stringinterpolation:)
    public init(stringInterpolation: StringInterpolation) { (key, filled) = (stringInterpolation.key, stringInterpolation.filled) }

    // developer.apple.com/documentation/swiftui/localizedstringkey/stringinterpolation
    public struct StringInterpolation: StringInterpolationProtocol {
        var key = ""
        var filled = ""
        // developer.apple.com/documentation/swiftui/localizedstringkey/stringinterpolation/init(literalcapacity:interpolationcount:)
        public init(literalCapacity: Int, interpolationCount: Int) {}
        // developer.apple.com/documentation/swiftui/localizedstringkey/stringinterpolation/appendliteral(_:)
        public mutating func appendLiteral(_ literal: String) {
            key += literal
            filled += literal
        }
        // developer.apple.com/documentation/swiftui/localizedstringkey/stringinterpolation/appendinterpolation(_:)
        public mutating func appendInterpolation(_ string: String) {
            key += "%@"
            filled += string
        }
        // developer.apple.com/documentation/swiftui/localizedstringkey/stringinterpolation/appendinterpolation(_:)-378v9
        public mutating func appendInterpolation(_ number: Int) {
            key += "%lld"
            filled += String(number)
        }
    }
}

// developer.apple.com/documentation/swiftui/text
public struct Text: Leaf {
    let words: String
    let keys: [String]
    // developer.apple.com/documentation/swiftui/text/init(_:tablename:bundle:comment:)
    public init(_ key: LocalizedStringKey) { (words, keys) = (key.filled, [key.key]) }
    // developer.apple.com/documentation/swiftui/text/init(verbatim:)
    public init(verbatim content: String) { (words, keys) = (content, []) }
    public func render(_ into: Rendered) { into.add(Shown(kind: .text, words: words, isEnabled: into.isEnabled, keys: keys)) }
}

extension Text {
    // developer.apple.com/documentation/swiftui/text/bold()
    public func bold() -> Text { self }
    // developer.apple.com/documentation/swiftui/text/underline(_:color:)
    public func underline() -> Text { self }
    // developer.apple.com/documentation/swiftui/text/+(_:_:)
    public static func + (first: Text, second: Text) -> Text { Text(words: first.words + second.words, keys: first.keys + second.keys) }

    private init(words: String, keys: [String]) { (self.words, self.keys) = (words, keys) }
}

// developer.apple.com/documentation/swiftui/image
public struct Image: Leaf {
    let name: String
    // developer.apple.com/documentation/swiftui/image/init(systemname:)
    public init(systemName: String) { name = systemName }
    // developer.apple.com/documentation/swiftui/image/init(uiimage:)
    public init(uiImage: UIImage) { name = "" }
    // developer.apple.com/documentation/swiftui/image/resizable(capinsets:resizingmode:)
    public func resizable() -> Image { self }
    public func render(_ into: Rendered) { into.add(Shown(kind: .image, words: "", isEnabled: into.isEnabled)) }
}

// developer.apple.com/documentation/swiftui/label
public struct Label<Title: View, Icon: View>: Leaf {
    let title: Title
    public func render(_ into: Rendered) { into.draw(title) }
}

extension Label where Title == Text, Icon == Image {
    // developer.apple.com/documentation/swiftui/label/init(_:systemimage:)
    public init(_ title: LocalizedStringKey, systemImage: String) { self.title = Text(title) }
}

// developer.apple.com/documentation/swiftui/font
public struct Font: Sendable {
    // developer.apple.com/documentation/swiftui/font/title
    public static let title = Font()
    // developer.apple.com/documentation/swiftui/font/title2
    public static let title2 = Font()
    // developer.apple.com/documentation/swiftui/font/headline
    public static let headline = Font()
    // developer.apple.com/documentation/swiftui/font/body
    public static let body = Font()
    // developer.apple.com/documentation/swiftui/font/callout
    public static let callout = Font()
    // developer.apple.com/documentation/swiftui/font/footnote
    public static let footnote = Font()
}

// developer.apple.com/documentation/swiftui/color
public struct Color: ShapeStyle, Sendable {
    // developer.apple.com/documentation/swiftui/color/init(_:red:green:blue:opacity:)
    public init(red: Double, green: Double, blue: Double) {}
}

// developer.apple.com/documentation/swiftui/shapestyle
public protocol ShapeStyle: Sendable {}

// developer.apple.com/documentation/swiftui/hierarchicalshapestyle
public struct HierarchicalShapeStyle: ShapeStyle {}
extension ShapeStyle where Self == HierarchicalShapeStyle {
    // developer.apple.com/documentation/swiftui/shapestyle/secondary
    public static var secondary: HierarchicalShapeStyle { HierarchicalShapeStyle() }
}

// developer.apple.com/documentation/swiftui/canvas
public struct Canvas<Symbols: View>: Leaf {
    let renderer: (inout GraphicsContext, CGSize) -> Void
    public func render(_ into: Rendered) {
        var context = GraphicsContext()
        renderer(&context, CGSize(width: 100, height: 100))
        into.add(Shown(kind: .image, words: "", isEnabled: into.isEnabled))
    }
}

extension Canvas where Symbols == EmptyView {
    // developer.apple.com/documentation/swiftui/canvas/init(opaque:colormode:rendersasynchronously:renderer:)
    public init(renderer: @escaping (inout GraphicsContext, CGSize) -> Void) { self.renderer = renderer }
}

// developer.apple.com/documentation/swiftui/graphicscontext
public struct GraphicsContext {
    // developer.apple.com/documentation/swiftui/graphicscontext/shading
    public struct Shading: Sendable {
        // developer.apple.com/documentation/swiftui/graphicscontext/shading/color(_:)
        public static func color(_ color: Color) -> Shading { Shading() }
    }
    // developer.apple.com/documentation/swiftui/graphicscontext/fill(_:with:style:)
    public func fill(_ path: Path, with shading: Shading) {}
}

// developer.apple.com/documentation/swiftui/path
public struct Path: Sendable {
    // developer.apple.com/documentation/swiftui/path/init(_:)-8f4do
    public init(_ rect: CGRect) {}
}
