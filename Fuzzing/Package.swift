// swift-tools-version: 5.4
// Not newer: from 5.5 on an executable's `main` is renamed, and libFuzzer brings its own.
import PackageDescription

// SecScan's counters come from the command line: see `make fuzz-packs`.
let fuzzer: [SwiftSetting] = [.unsafeFlags(["-parse-as-library"])]
let runtime: [LinkerSetting] = [.unsafeFlags(["-sanitize=fuzzer"])]
let scanner: [Target.Dependency] = [
    .product(name: "SecScan", package: "secscan"), .product(name: "Rules", package: "secscan"),
]

let package = Package(
    name: "Fuzzing",
    dependencies: [.package(name: "secscan", path: "..")],
    targets: [
        .executableTarget(
            name: "FuzzArchive", dependencies: scanner, swiftSettings: fuzzer, linkerSettings: runtime),
        .executableTarget(
            name: "FuzzDecoder", dependencies: [.product(name: "Rules", package: "secscan")],
            swiftSettings: fuzzer, linkerSettings: runtime),
        .executableTarget(
            name: "FuzzDelta", dependencies: scanner, swiftSettings: fuzzer, linkerSettings: runtime),
        .executableTarget(
            name: "FuzzDockerfile", dependencies: [.product(name: "Dockerfile", package: "secscan")],
            swiftSettings: fuzzer, linkerSettings: runtime),
        .executableTarget(
            name: "FuzzPack", dependencies: scanner, swiftSettings: fuzzer, linkerSettings: runtime),
        .executableTarget(
            name: "FuzzProxyConfiguration",
            dependencies: [.product(name: "ProxyConfiguration", package: "secscan")],
            swiftSettings: fuzzer, linkerSettings: runtime),
        .executableTarget(
            name: "FuzzSettings", dependencies: [.product(name: "Settings", package: "secscan")],
            swiftSettings: fuzzer, linkerSettings: runtime),
        .executableTarget(
            name: "FuzzShell", dependencies: [.product(name: "ShellSyntax", package: "secscan")],
            swiftSettings: fuzzer, linkerSettings: runtime),
        .executableTarget(
            name: "FuzzSourceCode", dependencies: [.product(name: "SourceCode", package: "secscan")],
            swiftSettings: fuzzer, linkerSettings: runtime),
        .executableTarget(
            name: "FuzzYAML", dependencies: [.product(name: "YAML", package: "secscan")],
            swiftSettings: fuzzer, linkerSettings: runtime),
    ],
    swiftLanguageVersions: [.version("6")]
)
