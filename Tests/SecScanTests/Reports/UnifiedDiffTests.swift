import Foundation
import Testing

@testable import SecScan

@Suite struct UnifiedDiffTests {
    private static func text(_ old: String, _ new: String, path: String = "f") -> String {
        String(decoding: UnifiedDiff(Array(old.utf8), Array(new.utf8)).bytes(path: path), as: UTF8.self)
    }

    @Test func `The same text has no difference`() {
        #expect(Self.text("a\nb\n", "a\nb\n").isEmpty && Self.text("", "").isEmpty)
    }

    @Test func `A hunk has three lines around it`() {
        #expect(
            Self.text("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n")
                == "--- a/f\n+++ b/f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n")
    }

    @Test func `Changes close to each other share a hunk`() {
        let old = (1...30).map { "\($0)\n" }.joined()
        let near = Self.text(old, old.replacing("\n10\n", with: "\nx\n").replacing("\n17\n", with: "\ny\n"))
        #expect(near.components(separatedBy: "@@ -").count == 2)
        let far = Self.text(old, old.replacing("\n10\n", with: "\nx\n").replacing("\n18\n", with: "\ny\n"))
        #expect(far.components(separatedBy: "@@ -").count == 3)
    }

    @Test func `A missing line feed at the end is told`() {
        #expect(
            Self.text("a\nb", "a\nc")
                == "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
        )
        #expect(Self.text("a", "a\n").contains("-a\n\\ No newline at end of file\n+a\n"))
    }

    @Test(arguments: [
        ("a b", "a b"), ("a\tb", "\"a\\tb\""), ("a\"\\", "\"a\\\"\\\\\""), ("\u{1}", "\"\\001\""), ("ä", "ä"),
    ])
    func `Names are quoted as git does`(_ path: String, _ expected: String) {
        #expect(UnifiedDiff.name(path) == expected)
    }

    /// Random texts of few different lines, some with CR LF, some without an end.
    private static func texts(_ seed: Int) -> ([UInt8], [UInt8]) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ count: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(count))
        }
        let count = 1 + next(60)
        var lines = (0..<count).map { _ in "line \(next(20))" + (next(10) == 0 ? "\r" : "") }
        let old = lines.joined(separator: "\n") + (next(3) == 0 ? "" : "\n")
        for _ in 0..<(1 + next(6)) where !lines.isEmpty {
            switch next(3) {
            case 0: lines.remove(at: next(lines.count))
            case 1: lines.insert("new \(next(5))", at: next(lines.count + 1))
            default: lines[next(lines.count)] = "changed"
            }
        }
        return (Array(old.utf8), Array((lines.joined(separator: "\n") + (next(3) == 0 ? "" : "\n")).utf8))
    }

    @Test(arguments: 0..<40)
    func `git apply makes the new text of the old one`(_ seed: Int) throws {
        let (old, new) = Self.texts(seed)
        guard old != new else { return }
        let folder = try TestFolder()
        try folder.write("f", old)
        // Comments in front, as the fixes of Dockerfiles have them, are passed over.
        try folder.write(
            "d", Array("# f:1: why\n".utf8) + UnifiedDiff(old, new).bytes(path: "f") + Array("# that is all\n".utf8))
        try folder.git("apply", "--whitespace=nowarn", "d")
        #expect(try folder.bytes("f") == new)
    }
}
