// A stand-in for what the library uses of CoreGraphics beside the shapes that Linux's Foundation has.

// developer.apple.com/documentation/coregraphics/cgimage
public final class CGImage {
    // Not Apple's: a test needs one.
    public let png: [UInt8]
    // Not Apple's: a test needs one.
    public init(png: [UInt8]) { self.png = png }
}
