// swift-tools-version: 6.0
// Generated code and headers are not in git: `bindings/generate.sh`, then `ios/build.sh` (Apple) or `.ci/swift` (Linux) put them in place.
import PackageDescription

var record: [Target.Dependency] = ["Aidpost"]
#if os(Linux)
    // For the tests: the shared library as cargo has built it.
    let library: Target = .systemLibrary(name: "CAidpost")
    // Linux has no Foundation Models: the adapter is compiled and tested against a stand-in of the version that it needs.
    record.append("FoundationModels")
    let standIns: [Target] = [
        .target(
            name: "FoundationModels", path: "Tests/LinuxFoundationModels", swiftSettings: [.unsafeFlags(["-user-module-version", "2.0"])]),
        .testTarget(name: "AidpostFoundationModelsTests", dependencies: ["AidpostFoundationModels", "FoundationModels"]),
    ]
#else
    // For devices and simulators: what `ios/build.sh` makes.
    let library: Target = .binaryTarget(name: "CAidpost", path: "CAidpost.xcframework")
    let standIns: [Target] = []
#endif

let package = Package(
    name: "Aidpost",
    platforms: [.iOS(.v16), .macOS(.v13)],
    products: [
        .library(name: "Aidpost", targets: ["Aidpost"]),
        .library(name: "AidpostFoundationModels", targets: ["AidpostFoundationModels"]),
    ],
    targets: [
        library,
        .target(name: "Aidpost", dependencies: ["CAidpost"]),
        .target(name: "AidpostFoundationModels", dependencies: record),
        .executableTarget(name: "overhead", dependencies: ["Aidpost"]),
        .testTarget(name: "AidpostTests", dependencies: ["Aidpost"]),
    ] + standIns
)
