internal import Rules

/// What a path says about what stands in the file.
enum PathClass: Sendable {
    case ordinary
    /// Tests, fixtures, examples, documentation: findings count less, they are not skipped.
    case illustrative
    /// Written by a program or by somebody else: lock files, minified and vendored code. Generic rules do not apply.
    case generated
    /// Tests and examples of vendored code: both.
    case generatedExample

    init(_ path: String) {
        let components = Self.components(path)
        let name = components.last ?? ""
        let isIllustrative = Self.isIllustrative(
            name: name, words: Self.words(path.lastPathComponent), folders: components.dropLast())
        switch (Self.isGenerated(path), isIllustrative) {
        case (true, true): self = .generatedExample
        case (true, false): self = .generated
        case (false, true): self = .illustrative
        case (false, false): self = .ordinary
        }
    }

    /// Whether a program or somebody else wrote the file of a path.
    static func isGenerated(_ path: String) -> Bool {
        // Asked of every file of a tree.
        let name = path.lastPathComponent
        return isGenerated(name: Substring(name.lowercased())) || isInGeneratedFolder(path[..<name.startIndex])
    }

    /// In small letters.
    private static func components(_ path: String) -> [Substring] {
        path.lowercased().utf8.split(separator: UInt8(ascii: "/")).map(Substring.init)
    }

    private static let generatedNames: Set<Substring> = [
        "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "composer.lock",
        "gemfile.lock",
        "pipfile.lock", "poetry.lock", "uv.lock", "pdm.lock", "cargo.lock", "go.sum", "go.work.sum", "mix.lock",
        "packages.lock.json",
        "package.resolved", "podfile.lock", "cartfile.resolved", "pubspec.lock", "flake.lock", "deno.lock",
        "gradle.lockfile",
        ".terraform.lock.hcl", "conan.lock", "gradlew", "mvnw", "stack.yaml.lock", "cabal.project.freeze",
        "module.bazel.lock",
    ]
    private static let generatedExtensions: Set<Substring> = [
        "map", "svg", "ipynb_checkpoints", "snap", "sum", "po", "pot", "woff", "woff2", "ttf", "eot", "otf", "png",
        "jpg",
        "jpeg", "gif", "webp", "ico", "pdf", "lock", "min.js", "min.css", "bundle.js", "chunk.js", "pb.go",
    ]
    private static let generatedFolders: [[UInt8]] = [
        "node_modules", "bower_components", "site-packages", "vendor", "third_party", ".yarn", "dist-info",
        "jspm_packages", "pods",
    ].map { Array($0.utf8) }
    private static let illustrativeFolders: Set<Substring> = [
        "test", "tests", "testing", "testdata", "test-data", "test_data", "__tests__", "__mocks__", "spec", "specs",
        "fixtures",
        "fixture", "mock", "mocks", "example", "examples", "sample", "samples", "demo", "demos", "doc", "docs",
        "documentation", "e2e",
        "_samples", "snapshots", "__snapshots__", "cassettes", "stubs", "tutorial", "tutorials", "testsuite", "t",
    ]

    private static func isGenerated(name: Substring) -> Bool {
        generatedNames.contains(name) || extensions(of: name).contains(where: generatedExtensions.contains)
    }

    /// - Parameter path: of a folder, to the slash behind it.
    private static func isInGeneratedFolder(_ path: Substring) -> Bool {
        var path = path
        return path.withUTF8 { bytes in
            var start = 0
            while let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) {
                let folder = bytes[start..<end]
                let isGenerated = generatedFolders.contains { name in
                    name.count == folder.count && zip(name, folder).allSatisfy { $0 == $1 || $0 == $1 | 0x20 }
                }
                if isGenerated { return true }
                start = end + 1
            }
            return false
        }
    }

    /// `js` and `min.js` of `a.min.js`.
    private static func extensions(of name: Substring) -> [Substring] {
        var extensions: [Substring] = []
        var index = name.utf8.endIndex
        while extensions.count < 2, let dot = name.utf8[..<index].lastIndex(of: UInt8(ascii: ".")) {
            extensions.append(name[name.utf8.index(after: dot)...])
            index = dot
        }
        return extensions
    }

    private static let illustrativeWords: Set<String> = [
        "test", "tests", "spec", "specs", "example", "examples", "sample", "samples", "mock", "mocks", "fixture",
        "fixtures",
    ]

    private static func isIllustrative(name: Substring, words: [String], folders: ArraySlice<Substring>) -> Bool {
        if folders.contains(where: illustrativeFolders.contains) { return true }
        if ["readme", "changes", "changelog", "news"].contains(name) { return true }
        for suffix in [".md", ".markdown", ".rst", ".adoc", ".txt", ".example", ".sample", ".template", ".dist"]
        where name.hasSuffix(suffix) {
            return true
        }
        return words.contains(where: illustrativeWords.contains)
    }

    /// `UserTest.java` is `user`, `test`, `java`; `latest.py` is `latest`, `py`.
    private static func words(_ name: Substring) -> [String] {
        var words: [String] = []
        var wasLower = false
        var isInWord = false
        for character in name {
            guard character.isLetter else {
                isInWord = false
                wasLower = false
                continue
            }
            if !isInWord || (wasLower && character.isUppercase) { words.append("") }
            words[words.count - 1] += character.lowercased()
            wasLower = character.isLowercase
            isInWord = true
        }
        return words
    }
}
