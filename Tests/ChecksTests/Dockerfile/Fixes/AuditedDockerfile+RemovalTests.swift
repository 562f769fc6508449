import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("What is taken out of a file")
struct AuditedDockerfileRemovalTests {
    @Test(
        "a pair goes with its blanks, the last one with its instruction",
        arguments: [
            ("ENV X=1\nRUN a\n", "RUN a\n"), ("ENV A=b X=1 C=d\n", "ENV A=b C=d\n"), ("ENV X=1 A=b\n", "ENV A=b\n"),
            ("ENV A=b \\\n  X=1\nRUN a\n", "ENV A=b\nRUN a\n"), ("ONBUILD ENV X=1\n", ""), ("ENV \\\n  X=1\n", ""),
        ])
    func pairs(before: String, after: String) throws {
        let source = Array(before.utf8)
        let file = AuditedDockerfile(source)
        let instruction = try #require(file.instructions(.env).first)
        let pair = try #require(instruction.pairs.first { $0.name == "X" })
        let edit = try #require(file.removal(of: pair, in: instruction))
        #expect(String(decoding: EditList([edit]).applied(to: source), as: UTF8.self) == after)
    }

    @Test(
        "an option goes with its value, a setting with its option",
        arguments: [
            ("-x", "a -x b", "a b"), ("-v", "a -v w b", "a b"), ("S=1", "a -o S=1 b", "a b"), ("--s=1", "a --s=1", "a"),
            ("b", "a b", nil), ("a", "a b", nil),
        ])
    func options(word: String, before: String, after: String?) throws {
        let source = Array("FROM i\nRUN \(before)\n".utf8)
        let file = AuditedDockerfile(source)
        let range = try #require(file.place(of: word, in: 11..<source.count))
        let fix = file.removalOfOption(at: range, valued: ["-v"])
        #expect(fix?.isUnsafe != false)
        #expect(
            fix.map { String(decoding: EditList($0.edits).applied(to: source), as: UTF8.self) }
                == after.map { "FROM i\nRUN \($0)\n" })
    }
}
