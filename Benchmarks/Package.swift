// swift-tools-version: 6.2
import PackageDescription

// Measurements that need more than the program: what it was compared with when its parts were chosen.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "secscan", path: "..")],
    targets: [
        .systemLibrary(name: "CHyperscan", pkgConfig: "libhs", providers: [.apt(["libhyperscan-dev"])]),
        .executableTarget(
            name: "KeywordBench",
            dependencies: [
                "CHyperscan", .product(name: "Rules", package: "secscan"),
                .product(name: "BuiltInRules", package: "secscan"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
