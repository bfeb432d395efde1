// A stand-in for what the library uses of ImageIO. A picture of the stand-in is a PNG file already, and is written as it is.
import CoreGraphics
import Foundation

// developer.apple.com/documentation/corefoundation/cfstring, there a class that `String` is bridged to
public typealias CFString = String
// developer.apple.com/documentation/corefoundation/cfdictionary, there a class that `Dictionary` is bridged to
public typealias CFDictionary = [String: Any]
// developer.apple.com/documentation/corefoundation/cfmutabledata, there the same object as `NSMutableData`
public typealias CFMutableData = NSMutableData

// developer.apple.com/documentation/imageio/cgimagedestination
public final class CGImageDestination {
    let data: CFMutableData
    var picture: CGImage?

    init(_ data: CFMutableData) { self.data = data }
}

// developer.apple.com/documentation/imageio/cgimagedestinationcreatewithdata(_:_:_:_:)
public func CGImageDestinationCreateWithData(_ data: CFMutableData, _ type: CFString, _ count: Int, _ options: CFDictionary?) -> CGImageDestination? {
    type == "public.png" ? CGImageDestination(data) : nil
}

// developer.apple.com/documentation/imageio/cgimagedestinationaddimage(_:_:_:)
public func CGImageDestinationAddImage(_ idst: CGImageDestination, _ image: CGImage, _ properties: CFDictionary?) { idst.picture = image }

// developer.apple.com/documentation/imageio/cgimagedestinationfinalize(_:)
public func CGImageDestinationFinalize(_ idst: CGImageDestination) -> Bool {
    guard let picture = idst.picture else { return false }
    idst.data.append(Data(picture.png))
    return true
}
