import TestSupport
import Testing

@testable import Rules

@Suite("Glob")
struct GlobTests {
    @Test(
        "matches",
        arguments: [
            ("*.swift", "a.swift"), ("*.swift", "deep/in/tree/a.swift"), ("*", "x"), ("*", "a/b/c"),
            (".env", "config/.env"),
            (".env.*", ".env.local"), ("?.c", "a.c"), ("a?c", "abc"), ("[abc].txt", "b.txt"), ("[a-c]x", "bx"),
            ("[!a-c]x", "dx"),
            ("[^a]", "b"), ("*.TXT", "readme.txt"), ("readme", "README"), ("/a.txt", "a.txt"),
            ("src/*.c", "src/main.c"),
            ("src/**", "src/a"), ("src/**", "src/a/b/c"), ("**/test/**", "test/a"), ("**/test/**", "x/y/test/a/b"),
            ("a/**/b", "a/b"), ("a/**/b", "a/x/b"), ("a/**/b", "a/x/y/b"), ("**/*.key", "k.key"),
            ("**/*.key", "a/b/k.key"),
            ("docs/", "docs/a"), ("docs/", "docs/a/b"), ("**", "anything/at/all"), ("a\\*b", "a*b"), ("\\[x]", "[x]"),
            ("[x", "[x"), ("", ""), ("a*b*c", "a__b__c"), ("a*b*c", "abbbc"), ("**/a/**/b/**/c", "q/a/b/a/b/x/c"),
            ("*a/b", "xa/b"), ("**/x*y/z", "xq/xay/z"), ("é*", "étude"), ("*.{tf}", "a.{tf}"), ("[a-]x", "-x"),
            ("[-a]x", "-x"),
        ])
    func matches(pattern: String, path: String) {
        #expect(Glob(pattern).matches(path))
    }

    @Test(
        "does not match",
        arguments: [
            ("*.swift", "a.swift.bak"), ("*.swift", "swift"), ("?.c", "ab.c"), ("?.c", ".c"),
            ("src/*.c", "src/sub/main.c"),
            ("src/*.c", "lib/src/main.c"), ("/a.txt", "b/a.txt"), ("src/**", "src"), ("a/**/b", "a/xb"),
            ("a/**/b", "ax/b"),
            ("**/test/**", "testing/a"), ("**/test/**", "a/mytest/b"), ("[abc].txt", "d.txt"), ("[!a-c]x", "bx"),
            ("a?c", "a/c"),
            ("a[/]c", "a/c"), ("a[!x]c", "a/c"), ("a\\*b", "axb"), ("docs/", "docs"), ("docs/", "mydocs/a"), ("", "a"),
            ("a*b", "a/b"), ("**/*.key", "a.key/b"), (".env", "x.env"), ("a*b*c", "acb"), ("src/main.c", "src/main.cc"),
        ])
    func doesNotMatch(pattern: String, path: String) {
        #expect(!Glob(pattern).matches(path))
    }

    @Test(
        "follows gitignore where it differs from a plain wildcard",
        arguments: [
            // A slash at the end alone does not anchor: the folder may stand anywhere.
            ("vendor/", "lib/vendor/a.js", true),
            // Two stars inside a component are one star.
            ("a**/b", "ab/x/b", false),
            ("a**/b", "ab", false),
            // A bracket right behind the negation belongs to the class.
            ("[!]x]a", "ba", true),
            ("[!]x]a", "]a", false),
        ])
    func followsGitIgnore(pattern: String, path: String, expected: Bool) {
        #expect(Glob(pattern).matches(path) == expected)
    }

    @Test("a path may be bytes that are no UTF-8")
    func invalidUTF8() {
        #expect(Glob("*.pem").matches([0xFF, 0x2F, 0xC3, 0x2E, 0x70, 0x65, 0x6D]))
        #expect(!Glob("*.pem").matches([0xFF, 0xC3] as [UInt8]))
    }

    /// A matcher that tries everything, to compare with: exponential, so for short input only.
    private static func naive(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>, startsComponent: Bool = true)
        -> Bool
    {
        let slash = UInt8(ascii: "/")
        guard let first = pattern.first else { return path.isEmpty }
        if first == UInt8(ascii: "*") {
            let rest = pattern.dropFirst(2)
            if startsComponent, pattern.dropFirst().first == first, rest.first == nil || rest.first == slash {
                if rest.first == slash {
                    // Nothing, or whole components.
                    if naive(rest.dropFirst(), path) { return true }
                    return path.indices.contains { path[$0] == slash && naive(rest.dropFirst(), path[($0 + 1)...]) }
                }
                return (path.startIndex...path.endIndex).contains { naive(rest, path[$0...]) }
            }
            var end = path.startIndex
            while true {
                if naive(pattern.dropFirst(), path[end...], startsComponent: false) { return true }
                guard end < path.endIndex, path[end] != slash else { return false }
                end += 1
            }
        }
        guard let byte = path.first else { return false }
        guard first == byte || (first == UInt8(ascii: "?") && byte != slash) else { return false }
        return naive(pattern.dropFirst(), path.dropFirst(), startsComponent: first == slash)
    }

    @Test("equals a matcher that tries everything", arguments: 0..<20)
    func equalsNaive(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = ["a", "b", "*", "?", "/", "**/", "/**/", "*b", "a/"].map { Array($0.utf8) }
        for _ in 0..<500 {
            var pattern = Array("/".utf8)
            for _ in 0..<Int.random(in: 1...5, using: &random) { pattern += pieces.randomElement(using: &random) ?? [] }
            let path = random.bytes(Int.random(in: 1...8, using: &random), from: Array("ab/".utf8))
            let text = String(decoding: pattern, as: UTF8.self)
            // A slash at the end stands for everything below: it has tests of its own.
            if text.hasSuffix("/") { continue }
            #expect(
                Glob(text).matches(path) == Self.naive(pattern.dropFirst(), path[...]),
                "\(text) on \(String(decoding: path, as: UTF8.self))")
        }
    }

    @Test(
        "adversarial patterns end",
        arguments: [
            String(repeating: "*a", count: 200) + "b", String(repeating: "**/a*/", count: 60) + "b",
            "**/" + String(repeating: "a*", count: 200) + "b", String(repeating: "[", count: 500),
            String(repeating: "**", count: 300) + "b",
        ])
    func adversarial(pattern: String) {
        #expect(!Glob(pattern).matches(String(repeating: "a", count: 2_000)))
        #expect(!Glob(pattern).matches(String(repeating: "a/", count: 1_000)))
    }

    @Test("any bytes are a pattern", arguments: 0..<8)
    func anyBytes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let pattern = random.bytes(Int.random(in: 0...12, using: &random), from: Array("[]!^-\\*?/a".utf8))
            _ = Glob(String(decoding: pattern, as: UTF8.self)).matches(random.bytes(12, from: Array("a/[]*-\\".utf8)))
        }
    }
}
