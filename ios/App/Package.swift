// swift-tools-version: 6.0
// The telemedicine app without its window: `Consult` holds state and flow, `ConsultViews` the screens. `project.yml` makes the app of them.
import PackageDescription

let consult = Target.target(name: "Consult", dependencies: [.product(name: "Aidpost", package: "ios")], path: "Consult")
var screens: [Target.Dependency] = ["Consult", .product(name: "Aidpost", package: "ios")]
var targets: [Target] = [consult]
#if os(Linux)
    // Linux has no SwiftUI: the screens are compiled, filled and pressed against a stand-in that declares what they use of it.
    let apple = Target.Dependency.product(name: "LinuxApple", package: "ios")
    screens += ["SwiftUI", apple]
    targets += [
        .target(name: "SwiftUI", dependencies: [apple], path: "LinuxSwiftUI"),
        // The app itself, which `project.yml` makes for an iPhone.
        .executableTarget(
            name: "AidpostPhone", dependencies: ["ConsultViews", "Consult", "SwiftUI", apple, .product(name: "Aidpost", package: "ios")],
            path: "Aidpost", exclude: ["Localizable.xcstrings", "InfoPlist.xcstrings"],
            linkerSettings: [.unsafeFlags(["-Xlinker", "--allow-shlib-undefined"])]),
        // The tests in a simulator: compiled here, never run here.
        .target(name: "XCUIAutomation", path: "LinuxXCUIAutomation"),
        .target(name: "AidpostUITests", dependencies: ["XCUIAutomation"], path: "AidpostUITests"),
        .target(name: "SnapshotTesting", dependencies: [apple], path: "LinuxSnapshotTesting"),
        .target(name: "AidpostSnapshotTests", dependencies: ["SnapshotTesting", "ConsultViews", "Consult", "SwiftUI", apple], path: "AidpostSnapshotTests"),
        .testTarget(
            name: "ConsultTests", dependencies: ["ConsultViews", "Consult", "SwiftUI", "AidpostPhone"], path: "Tests",
            linkerSettings: [.unsafeFlags(["-Xlinker", "--allow-shlib-undefined"])]),
    ]
#endif
targets.append(.target(name: "ConsultViews", dependencies: screens, path: "ConsultViews"))

let package = Package(
    name: "AidpostApp",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [.library(name: "ConsultViews", targets: ["ConsultViews"])],
    dependencies: [.package(name: "ios", path: "..")],
    targets: targets
)
