// swift-tools-version: 6.0
// Generated code and headers are not in git: `bindings/generate.sh`, then `ios/build.sh` (Apple) or `.ci/swift` (Linux) put them in place.
import PackageDescription

#if os(Linux)
    // For the tests: the shared library as cargo has built it.
    let library: Target = .systemLibrary(name: "CAidpost")
#else
    // For devices and simulators: what `ios/build.sh` makes.
    let library: Target = .binaryTarget(name: "CAidpost", path: "CAidpost.xcframework")
#endif

let package = Package(
    name: "Aidpost",
    platforms: [.iOS(.v16), .macOS(.v13)],
    products: [.library(name: "Aidpost", targets: ["Aidpost"])],
    targets: [
        library,
        .target(name: "Aidpost", dependencies: ["CAidpost"]),
        .executableTarget(name: "overhead", dependencies: ["Aidpost"]),
        .testTarget(name: "AidpostTests", dependencies: ["Aidpost"]),
    ]
)
