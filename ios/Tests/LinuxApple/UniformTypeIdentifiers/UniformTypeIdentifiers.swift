// A stand-in for what the app uses of UniformTypeIdentifiers, so that it is compiled on Linux.

// developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct
public struct UTType: Hashable, Sendable {
    let identifier: String
    // developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/folder
    public static var folder: UTType { UTType(identifier: "public.folder") }
    // developer.apple.com/documentation/uniformtypeidentifiers/uttype-swift.struct/data
    public static var data: UTType { UTType(identifier: "public.data") }
}
