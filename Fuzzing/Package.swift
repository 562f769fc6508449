// swift-tools-version: 5.4
// Not newer: from 5.5 on an executable's `main` is renamed, and libFuzzer brings its own.
import PackageDescription

// SecScan's counters come from the command line: see `make fuzz-packs`.
let fuzzer: [SwiftSetting] = [.unsafeFlags(["-parse-as-library", "-package-name", "fuzzing"])]
let runtime: [LinkerSetting] = [.unsafeFlags(["-sanitize=fuzzer"])]
let scanner: [Target.Dependency] = [
    .product(name: "SecScan", package: "secscan"), .product(name: "Rules", package: "secscan"),
]

/// A target of the proxy's modules, which the package has with `PROXY_PARSERS`.
func proxy(_ name: String, _ modules: String..., targets: [Target.Dependency] = []) -> Target {
    .executableTarget(
        name: name, dependencies: modules.map { .product(name: $0, package: "secscan") } + targets,
        swiftSettings: fuzzer, linkerSettings: runtime)
}

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

        .target(
            name: "SampleGuards",
            dependencies: [
                .product(name: "ProxyGuards", package: "secscan"), .product(name: "Rules", package: "secscan"),
            ]),
        proxy("FuzzRequestGuard", "ProxyGuards", targets: ["SampleGuards"]),
        proxy("FuzzStreamGuard", "ProxyGuards", targets: ["SampleGuards"]),
        proxy("FuzzForm", "ProxyGuards", targets: ["SampleGuards"]),
        proxy("FuzzRequestTarget", "ProxyRoutes"),
        proxy("FuzzRequestHead", "ProxyRoutes", "ProxyConfiguration"),
        proxy("FuzzManagementJSON", "ProxyManagement", "ProxyGuards"),
        proxy("FuzzCredentials", "ProxyTokens", "ProxyConfiguration", "Rules"),
        proxy("FuzzAuditLog", "ProxyRecords", "Rules"),
        proxy("FuzzClientAddress", "ProxyDataPlane", "ProxyConfiguration", "ProxyLimits", "ProxyRecords"),
    ],
    swiftLanguageVersions: [.version("6")]
)
