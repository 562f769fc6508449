import Rules
internal import ShellSyntax
import Testing

@testable import Checks

@Suite("Texts in words")
struct ShellWordTextTests {
    private func word(_ text: String) throws -> ShellWord {
        try #require(ShellScript("x \(text)").commands().commands.last?.arguments.first)
    }

    @Test("the place of a text")
    func place() throws {
        #expect(try word("'a NOPASSWD b'").range(ofText: "NOPASSWD") == 5..<13)
        #expect(try word("abc").range(ofText: "d") == nil)
        #expect(try word("\"a$b-c\"").range(ofText: "-c") != nil)
        #expect(try word("abc").range(ofText: "") == nil)
    }

    @Test("what is known of a word")
    func known() throws {
        #expect(try word("\"a$b\"'c'").knownText == "ac")
    }
}
