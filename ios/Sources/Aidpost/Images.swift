// Pictures as the platform holds them. Not tried on a device yet: see the README.
#if canImport(CoreGraphics) && canImport(ImageIO)
    import CoreGraphics
    import Foundation
    import ImageIO

    extension PreparedImage {
        /// Prepares a picture that is in memory. What has a file is better given as its bytes: they say how the picture was held.
        public static func of(_ picture: CGImage) throws -> PreparedImage {
            let png = NSMutableData()
            guard let destination = CGImageDestinationCreateWithData(png, "public.png" as CFString, 1, nil) else {
                throw ImageError.Damaged(message: "the picture could not be written as PNG")
            }
            CGImageDestinationAddImage(destination, picture, nil)
            guard CGImageDestinationFinalize(destination) else {
                throw ImageError.Damaged(message: "the picture could not be written as PNG")
            }
            return try prepareImage(file: png as Data)
        }
    }
#endif
