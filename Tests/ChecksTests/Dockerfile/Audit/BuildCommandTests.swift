import Rules
import ShellSyntax
import Testing

@testable import Checks

@Suite struct BuildCommandTests {
    private func commands(_ run: String) -> [BuildCommand] {
        AuditedDockerfile(Array("FROM a\nRUN \(run)\n".utf8)).commands
    }

    @Test func whatFlowsThroughPipes() {
        let commands = commands("one | two | three; four")
        #expect(commands[0].downstream.map(\.name) == ["two", "three"])
        #expect(commands[2].upstream.map(\.name) == ["one", "two"])
        #expect(commands[3].upstream.isEmpty && commands[3].downstream.isEmpty)
    }

    @Test func valuesAndPlacesOfWords() throws {
        let command = try #require(commands("V=2; pip3.12 install a==$V").last)
        #expect(command.program == "pip" && command.name == "pip3.12")
        #expect(command.knownArguments == ["install", "a==2"])
        let word = try #require(command.command.words.last)
        #expect(command.range(of: word).count == "a==$V".utf8.count)
    }
}
