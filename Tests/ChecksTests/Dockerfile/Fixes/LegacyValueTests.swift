import Dockerfile
import Rules
import TestSupport
import Testing

@testable import Checks

@Suite("Values of ENV in the old form")
struct LegacyValueTests {
    @Test(
        "blanks outside of quotes need something",
        arguments: [
            ("/root", LegacyValue.whole), ("a b", .bare), ("a\tb", .bare), ("\"a b\"", .whole), ("'a b'", .whole),
            ("a \"b c\" d", .quoted([1, 7])), (#"a\ b c"#, .quoted([4])), ("'a\\' b", .quoted([4])), ("a=b c=d", .bare),
        ])
    func kinds(value: String, expected: LegacyValue) {
        #expect(LegacyValue(value, escape: .backslash) == expected)
    }

    @Test("an open quote or escape is left alone", arguments: ["it's", "\"a", "a\\"])
    func open(value: String) {
        #expect(LegacyValue(value, escape: .backslash) == nil)
    }

    @Test("with a backtick the backslash is a character like others")
    func backtick() {
        #expect(LegacyValue("C:\\a b\\", escape: .backtick) == .bare)
        #expect(LegacyValue("a` b", escape: .backtick) == .whole)
    }

    @Test(
        "the variable keeps its value",
        arguments: [
            "/root", "a b", "a  b", "\"a b\"", "'a b' c", "a \"b c\" d", #"a\ b c"#, "$PATH:/x y", "a=b c='d e'",
            "a # b",
            "${A:-x y} z", #"\"a b\""#, "x \\\n  y", "x \\\n# why\n  y",
        ])
    func sameValue(value: String) throws {
        let before = "FROM debian:12\nENV PATH=/bin\nENV A \(value)\nUSER $A\n"
        let after = DockerfileFixes(Array(before.utf8), isOn: { $0.name == "legacy-key-value" }).source
        #expect(after != Array(before.utf8))
        func expanded(_ source: [UInt8]) throws -> String {
            let file = AuditedDockerfile(source)
            let user = try #require(file.instructions(.user).first)
            return file.expand(try #require(user.word), in: user).value
        }
        #expect(try expanded(after) == expanded(Array(before.utf8)), "\(String(decoding: after, as: UTF8.self))")
    }
}
