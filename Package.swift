// swift-tools-version: 6.2
import PackageDescription

// The scanner alone, without the proxy's packages: `SECSCAN_ONLY=1 swift build`.
let scannerOnly = Context.environment["SECSCAN_ONLY"] != nil
// What Fuzzing builds besides: the proxy's parsers, which need neither NIO nor a store.
let withProxyParsers = Context.environment["PROXY_PARSERS"] != nil

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: Context.environment["CI"] != nil ? .error : .warning),
]

let package = Package(
    name: "secscan",
    products: [
        .executable(name: "secscan", targets: ["SecScanCLI"]),
        .library(name: "Rules", targets: ["Rules"]),
        .library(name: "Checks", targets: ["Checks"]),
        .library(name: "BuiltInRules", targets: ["BuiltInRules"]),
        .library(name: "SecScan", targets: ["SecScan"]),
        .library(name: "Dockerfile", targets: ["Dockerfile"]),
        .library(name: "ShellSyntax", targets: ["ShellSyntax"]),
        .library(name: "SourceCode", targets: ["SourceCode"]),
        .library(name: "YAML", targets: ["YAML"]),
        .library(name: "Settings", targets: ["Settings"]),
        .library(name: "ProxyConfiguration", targets: ["ProxyConfiguration"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(
            name: "CPCRE2", pkgConfig: "libpcre2-8",
            providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
        .systemLibrary(
            name: "CGit2", pkgConfig: "libgit2",
            providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
        .systemLibrary(
            name: "CDeflate", pkgConfig: "libdeflate",
            providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CArchive", pkgConfig: "libarchive",
            providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
        .systemLibrary(
            name: "CMessageDigest", pkgConfig: "libmd",
            providers: [.apt(["libmd-dev"]), .brew(["libmd"])]),
        .systemLibrary(
            name: "CYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(
            name: "CExpat", pkgConfig: "expat",
            providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),

        .target(name: "ShellSyntax", swiftSettings: strict),
        .target(name: "SourceCode", swiftSettings: strict),
        .target(name: "TOML", swiftSettings: strict),
        .target(name: "YAML", dependencies: ["CYAML"], swiftSettings: strict),
        .target(name: "Dockerfile", swiftSettings: strict),
        .target(name: "Settings", dependencies: ["CExpat", "TOML", "YAML"], swiftSettings: strict),
        .target(
            name: "Rules", dependencies: ["CPCRE2", "CDeflate", "CMessageDigest", "TOML"], swiftSettings: strict),
        // What the proxy is set up with, whoever reads it: the scanner's checks or the proxy itself.
        .target(name: "ProxyConfiguration", dependencies: ["Rules", "TOML", "YAML"], swiftSettings: strict),
        // Not part of Rules, so that RulePackTool, which the build makes first, does not wait for it.
        .target(
            name: "Checks",
            dependencies: [
                "Rules", "YAML", "Dockerfile", "ProxyConfiguration", "Settings", "ShellSyntax", "SourceCode",
            ],
            swiftSettings: strict),
        // Prepares rules/*.toml at build time, so that starting the program parses no TOML.
        .executableTarget(name: "RulePackTool", dependencies: ["Rules"], swiftSettings: strict),
        .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["RulePackTool"]),
        .target(
            name: "BuiltInRules", dependencies: ["Rules", "Checks"], swiftSettings: strict,
            plugins: ["EmbedRules"]),
        .target(
            name: "SecScan",
            dependencies: [
                "Rules", "Checks", "BuiltInRules", "ProxyConfiguration", "TOML", "YAML", "CGit2", "CDeflate",
                "CMessageDigest", "CZlib", "CArchive",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "SecScanCLI",
            dependencies: [
                "SecScan", "BuiltInRules", "Rules", "Checks",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        // What several of the test targets make their input with.
        .target(
            name: "TestSupport", dependencies: ["CArchive", "Rules"], path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "TOMLTests", dependencies: ["TOML", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "YAMLTests", dependencies: ["YAML", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "SettingsTests", dependencies: ["Settings", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ProxyConfigurationTests", dependencies: ["ProxyConfiguration", "Rules", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "DockerfileTests", dependencies: ["Dockerfile"], swiftSettings: strict),
        .testTarget(name: "ShellSyntaxTests", dependencies: ["ShellSyntax"], swiftSettings: strict),
        .testTarget(name: "SourceCodeTests", dependencies: ["SourceCode"], swiftSettings: strict),
        .testTarget(
            name: "RulesTests", dependencies: ["Rules", "Checks", "BuiltInRules", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ChecksTests",
            dependencies: [
                "Checks", "Rules", "BuiltInRules", "YAML", "ProxyConfiguration", "Settings", "SourceCode",
                "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SecScanTests", dependencies: ["SecScan", "Rules", "Checks", "YAML", "CArchive", "TestSupport"],
            exclude: ["Reports/Snapshots"], swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: ["SecScanCLI", "CArchive", "TestSupport"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

/// A folder of the proxy that is a module, so that what it may use is written down.
typealias Part = (name: String, folder: String, dependencies: [Target.Dependency])
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
/// Those that need neither NIO nor a store.
let pureParts: [Part] = [
    ("ProxyRoutes", "Routes", []),
    ("ProxyTokens", "Tokens", ["ProxyConfiguration", "Rules", crypto]),
    ("ProxyLimits", "Limits", []),
    ("ProxyGuards", "Guards", ["ProxyRoutes", "Rules"]),
    ("ProxyRecords", "Records", ["Rules", crypto]),
]

func target(_ part: Part, sources: [String]? = nil) -> Target {
    .target(
        name: part.name, dependencies: part.dependencies, path: "Sources/ProxyGuard/\(part.folder)", sources: sources,
        swiftSettings: strict)
}

if scannerOnly && withProxyParsers {
    package.dependencies.append(.package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"))
    // Of these the parsers alone.
    let excerpts = [
        target(("ProxyDataPlane", "DataPlane", ["ProxyConfiguration"]), sources: ["Clients/ClientAddress.swift"]),
        target(("ProxyManagement", "Management", []), sources: ["JSON", "CredentialText.swift"]),
    ]
    for target in pureParts.map({ target($0) }) + excerpts {
        package.products.append(.library(name: target.name, targets: [target.name]))
        package.targets.append(target)
    }
}

if !scannerOnly {
    package.products.append(.executable(name: "proxyguard", targets: ["ProxyGuardCLI"]))
    package.dependencies += [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    ]
    let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
    let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
    let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
    let nioTLS: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
    let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
    let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
    let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
    // Hummingbird, and what its types are made of.
    let hummingbird: [Target.Dependency] = [
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"), .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    ]
    let parts: [Part] =
        pureParts + [
            ("ProxyStore", "Store", [crypto, grdb]),
            (
                "ProxyDataPlane", "DataPlane",
                [
                    "ProxyConfiguration", "ProxyRoutes", "ProxyTokens", "ProxyLimits", "ProxyGuards", "Rules", nio,
                    nioPosix, nioHTTP1, nioTLS, nioSSL, .product(name: "NIOHTTP2", package: "swift-nio-http2"),
                    .product(name: "NIOHPACK", package: "swift-nio-http2"),
                ]
            ),
            (
                "ProxyManagement", "Management",
                [
                    "ProxyConfiguration", "ProxyTokens", "ProxyLimits", "ProxyRecords", "ProxyStore", "Rules", nio,
                    nioPosix,
                ] + hummingbird
            ),
            ("ProxyGuard", "Service", ["ProxyConfiguration", "Rules", "Checks", "BuiltInRules"]),
            (
                "ProxyServer", "Server",
                [
                    "ProxyConfiguration", "ProxyRoutes", "ProxyTokens", "ProxyLimits", "ProxyGuards", "ProxyRecords",
                    "ProxyStore", "ProxyDataPlane", "ProxyManagement", "ProxyGuard", "Rules", nio, nioPosix, nioSSL,
                    .product(name: "X509", package: "swift-certificates"),
                    .product(name: "SwiftASN1", package: "swift-asn1"),
                ] + hummingbird
            ),
            (
                "ProxyDemo", "Demo",
                [
                    "ProxyConfiguration", "ProxyServer", "ProxyGuard", "ProxyTokens", "ProxyManagement", "ProxyStore",
                    "ProxyRecords", "BuiltInRules", "Rules", nio, nioPosix, nioHTTP1,
                ]
            ),
        ]
    package.targets.append(
        .executableTarget(
            name: "ProxyGuardCLI",
            dependencies: [
                "ProxyServer", "ProxyDemo", "ProxyGuard", "ProxyManagement", "ProxyRecords", "ProxyStore",
                "ProxyTokens", "ProxyConfiguration", "BuiltInRules", "Rules",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict))
    // What tests use besides.
    let forTests: [String: [Target.Dependency]] = [
        "DataPlane": ["BuiltInRules", nioEmbedded],
        "Guards": ["BuiltInRules", "TestSupport"],
        "Management": [nioEmbedded],
        "Server": ["BuiltInRules", grdb, nioHTTP1, nioTLS, nioEmbedded],
        "Service": ["TestSupport"],
    ]
    // The tests of a module may use what it may.
    for part in parts {
        package.targets.append(target(part))
        package.targets.append(
            .testTarget(
                name: part.name + "Tests",
                dependencies: [.target(name: part.name)] + part.dependencies + (forTests[part.folder] ?? []),
                path: "Tests/ProxyGuardTests/\(part.folder)", swiftSettings: strict))
    }
    package.targets.append(
        .testTarget(
            name: "ProxyEndToEndTests",
            dependencies: [
                "ProxyGuardCLI", "ProxyConfiguration", "ProxyDemo", "ProxyTokens", "Rules", "TestSupport", nio,
                nioPosix, nioHTTP1,
                // To hold the lock of the store as another program would.
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict))
}
