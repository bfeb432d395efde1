// A stand-in for UIKit, as Application.swift tells: paper. What is drawn is counted, and nothing is drawn.

// developer.apple.com/documentation/uikit/uiprintformatter
@MainActor public class UIPrintFormatter: NSObject {}

// developer.apple.com/documentation/uikit/uimarkuptextprintformatter
@MainActor public final class UIMarkupTextPrintFormatter: UIPrintFormatter {
    // developer.apple.com/documentation/uikit/uimarkuptextprintformatter/init(markuptext:)
    public init(markupText: String) {}
}

// developer.apple.com/documentation/uikit/uiprintpagerenderer
@MainActor public final class UIPrintPageRenderer: NSObject {
    private var formatters = 0
    // developer.apple.com/documentation/uikit/uiprintpagerenderer/addprintformatter(_:startingatpageat:)
    public func addPrintFormatter(_ formatter: UIPrintFormatter, startingAtPageAt pageIndex: Int) { formatters += 1 }
    // developer.apple.com/documentation/uikit/uiprintpagerenderer/numberofpages
    public var numberOfPages: Int { formatters }
    // developer.apple.com/documentation/uikit/uiprintpagerenderer/drawpage(at:in:)
    public func drawPage(at pageIndex: Int, in printableRect: CGRect) { Paper.shared.data?.append(Data("page \(pageIndex)\n".utf8)) }
    // developer.apple.com/documentation/objectivec/nsobject-swift.class/setvalue(_:forkey:), which Linux's Foundation lacks
    public func setValue(_ value: Any?, forKey key: String) {}
}

// developer.apple.com/documentation/uikit/uigraphicsbeginpdfcontexttodata(_:_:_:)
@MainActor public func UIGraphicsBeginPDFContextToData(_ data: NSMutableData, _ bounds: CGRect, _ documentInfo: [AnyHashable: Any]?) {
    (Paper.shared.data, Paper.shared.bounds) = (data, bounds)
}

// developer.apple.com/documentation/uikit/uigraphicsbeginpdfpage()
@MainActor public func UIGraphicsBeginPDFPage() {}

// developer.apple.com/documentation/uikit/uigraphicsgetpdfcontextbounds()
@MainActor public func UIGraphicsGetPDFContextBounds() -> CGRect { Paper.shared.bounds }

// developer.apple.com/documentation/uikit/uigraphicsendpdfcontext()
@MainActor public func UIGraphicsEndPDFContext() { Paper.shared.data = nil }

@MainActor private final class Paper {
    static let shared = Paper()
    var data: NSMutableData?
    var bounds = CGRect.zero
}
