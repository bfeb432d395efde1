// swift-tools-version: 6.0
// Generated code and headers are not in git: `bindings/generate.sh`, then `ios/build.sh` (Apple) or `.ci/swift` (Linux) put them in place.
import PackageDescription

var record: [Target.Dependency] = ["Aidpost"]
var library: [Target.Dependency] = ["CAidpost"]
var products: [Product] = [
    .library(name: "Aidpost", targets: ["Aidpost"]),
    .library(name: "AidpostFoundationModels", targets: ["AidpostFoundationModels"]),
]
#if os(Linux)
    // For the tests: the shared library as cargo has built it.
    let code: Target = .systemLibrary(name: "CAidpost")
    // Linux has none of Apple's frameworks: what the library and the app do with them is compiled and tested against stand-ins.
    let apple = [
        "UniformTypeIdentifiers", "CoreGraphics", "ImageIO", "UIKit", "VisionKit", "AVFoundation", "Speech", "CryptoKit", "Security",
        "LocalAuthentication",
    ]
    let between: [String: [Target.Dependency]] = [
        "ImageIO": ["CoreGraphics"], "UIKit": ["UniformTypeIdentifiers"], "VisionKit": ["UIKit"], "Speech": ["AVFoundation"],
    ]
    library += ["UIKit", "CoreGraphics", "ImageIO"]
    products.append(.library(name: "LinuxApple", targets: apple))
    // Linux has no Foundation Models: the adapter is compiled and tested against a stand-in of the version that it needs.
    record.append("FoundationModels")
    let standIns: [Target] = apple.map { .target(name: $0, dependencies: between[$0] ?? [], path: "Tests/LinuxApple/\($0)") } + [
        .target(
            name: "FoundationModels", path: "Tests/LinuxFoundationModels", swiftSettings: [.unsafeFlags(["-user-module-version", "2.0"])]),
        .testTarget(name: "AidpostFoundationModelsTests", dependencies: ["AidpostFoundationModels", "FoundationModels"]),
    ]
#else
    // For devices and simulators: what `ios/build.sh` makes.
    let code: Target = .binaryTarget(name: "CAidpost", path: "CAidpost.xcframework")
    let standIns: [Target] = []
#endif

let package = Package(
    name: "Aidpost",
    platforms: [.iOS(.v16), .macOS(.v13)],
    products: products,
    targets: [
        code,
        .target(name: "Aidpost", dependencies: library),
        .target(name: "AidpostFoundationModels", dependencies: record),
        .executableTarget(name: "overhead", dependencies: ["Aidpost"]),
        .testTarget(name: "AidpostTests", dependencies: ["Aidpost"]),
    ] + standIns
)
