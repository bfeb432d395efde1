// The letter's page as a PDF of A4 sheets. Nothing is loaded from outside: the page has no link. Never compiled with Xcode: see ../../README.md.
import UIKit

enum Printer {
    @MainActor
    static func pdf(of html: String) async throws -> Data {
        let renderer = UIPrintPageRenderer()
        renderer.addPrintFormatter(UIMarkupTextPrintFormatter(markupText: html), startingAtPageAt: 0)
        let sheet = CGRect(x: 0, y: 0, width: 595.2, height: 841.8)
        renderer.setValue(sheet, forKey: "paperRect")
        renderer.setValue(sheet.insetBy(dx: 36, dy: 36), forKey: "printableRect")
        let pdf = NSMutableData()
        UIGraphicsBeginPDFContextToData(pdf, sheet, nil)
        for page in 0..<renderer.numberOfPages {
            UIGraphicsBeginPDFPage()
            renderer.drawPage(at: page, in: UIGraphicsGetPDFContextBounds())
        }
        UIGraphicsEndPDFContext()
        return pdf as Data
    }
}
