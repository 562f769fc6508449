import Testing

@testable import Checks

@Suite struct ShellCheckScriptTests {
    private static func comment(_ line: Int, _ columns: Range<Int>, to endLine: Int? = nil) -> ShellCheckComment {
        ShellCheckComment(
            line: line, endLine: endLine ?? line, column: columns.lowerBound, endColumn: columns.upperBound,
            level: .info, code: 2086, message: "")
    }

    @Test func `The shell and the variables stand in front, in the order of their names`() {
        let script = ShellCheckScript(
            Array("echo\n".utf8), shell: "ash", variables: ["b", "A", "1", "é", "", "x-y", "_"])
        let lines = String(decoding: script.bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.first == "#!/bin/ash")
        #expect(lines.last == "echo")
        let exports = lines.dropFirst().dropLast().map { $0.split { " =".contains($0) }[1] }
        #expect(exports == exports.sorted())
        #expect(Set(exports).isSuperset(of: ["A", "b", "_", "http_proxy", "NO_PROXY"]))
        #expect(Set(exports).isDisjoint(with: ["1", "é", "x-y"]))
    }

    @Test(arguments: [
        ("a $b c\n", 0, 3..<5, "$b"), ("é\t$b\n", 0, 3..<5, "$b"), ("x\n\n  $bc\n", 2, 3..<6, "$bc"),
        // Nothing is there, or less than ShellCheck says.
        ("a\nb", 1, 2..<2, "b"), ("a\nb", 7, 1..<3, "b"), ("ab\nc", 0, 2..<99, "b"),
    ])
    func places(text: String, line: Int, columns: Range<Int>, expected: String) throws {
        let body = Array(text.utf8)
        let script = ShellCheckScript(body, shell: "/bin/sh", variables: [])
        let prologue = script.bytes.count { $0 == 0x0A } - body.count { $0 == 0x0A }
        let range = try #require(script.range(of: Self.comment(prologue + 1 + line, columns)))
        #expect(String(decoding: body[range], as: UTF8.self) == expected)
    }

    @Test func `What stands in front has no place, and an empty script has none`() {
        let script = ShellCheckScript(Array("a".utf8), shell: "sh", variables: ["X"])
        #expect(script.range(of: Self.comment(1, 1..<2)) == nil)
        #expect(script.range(of: Self.comment(10, 1..<2)) == nil)
        #expect(ShellCheckScript([], shell: "sh", variables: []).range(of: Self.comment(99, 1..<2)) == nil)
    }

    @Test func `A comment over several lines`() throws {
        let body = Array("if a\nthen b\n".utf8)
        let script = ShellCheckScript(body, shell: "sh", variables: [])
        let prologue = script.bytes.count { $0 == 0x0A } - 2
        let range = try #require(script.range(of: Self.comment(prologue + 1, 4..<5, to: prologue + 2)))
        #expect(String(decoding: body[range], as: UTF8.self) == "a\nthen")
    }
}
