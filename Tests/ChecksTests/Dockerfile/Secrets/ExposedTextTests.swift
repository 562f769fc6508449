import Rules
internal import ShellSyntax
import Testing

@testable import Checks

@Suite("Texts with credentials")
struct ExposedTextTests {
    private func text(_ word: String) throws -> ExposedText {
        let file = AuditedDockerfile(Array("FROM a\nARG T_TOKEN\nRUN x \(word)\n".utf8))
        let command = try #require(file.commands.last)
        return ExposedText(try #require(command.command.arguments.first), in: command, of: file, assigned: [])
    }

    @Test("what stands in addresses")
    func addresses() throws {
        #expect(try text("https://u:abc@h/").credentialOfAddress?.characters == "abc")
        #expect(try text("https://abc:x-oauth-basic@h/").credentialOfAddress?.characters.hasPrefix("abc") == true)
        #expect(try text("https://${T_TOKEN}@h/").credentialOfAddress?.exposure == .variable("T_TOKEN"))
        #expect(try text("https://u@h/").credentialOfAddress == nil)
        #expect(try text("https://h/u:a@b").credentialOfAddress == nil)
        #expect(try text("ssh://u:a@h/").credentialOfAddress == nil)
    }

    @Test("parts behind a character")
    func parts() throws {
        #expect(try text("a:b:c").behind(":")?.characters == "b:c")
        #expect(try text("a").behind(":") == nil)
        #expect(try text("a:$T_TOKEN").behind(":")?.exposure == .variable("T_TOKEN"))
    }

    @Test("exposure")
    func exposure() throws {
        #expect(try text("abc").exposure == .literal)
        #expect(try text("'<token>'").exposure == nil)
        #expect(try text("/run/secrets/a").exposure == nil)
        #expect(try text("$(cat a)").exposure == nil)
        #expect(try text("''").exposure == nil)
    }
}
