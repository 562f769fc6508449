import Dockerfile
import Rules
import ShellSyntax
import Testing

@testable import Checks

@Suite("What stands at a place")
struct AuditedDockerfilePlacesTests {
    private static let text = "FROM a\nONBUILD RUN sudo apt-get install b\nRUN c && \\\n\td e\nCMD f\n"
    private static let file = AuditedDockerfile(Array(text.utf8))

    private static func range(_ part: String) throws -> Range<Int> {
        try #require(file.place(of: part, in: 0..<text.utf8.count))
    }

    @Test("instructions and scripts are found")
    func instructions() throws {
        #expect(Self.file.instruction(at: try Self.range("ONBUILD"))?.kind == .run)
        #expect(Self.file.instruction(at: try Self.range("d e"))?.index == 2)
        #expect(Self.file.script(at: try Self.range("f"))?.instruction.kind == .cmd)
        #expect(Self.file.script(at: try Self.range("FROM")) == nil)
        #expect(Self.file.instruction(at: Self.text.utf8.count..<Self.text.utf8.count) == nil)
    }

    @Test("commands and words are found, the inner one of two")
    func commands() throws {
        #expect(Self.file.command(named: try Self.range("sudo"))?.name == "sudo")
        #expect(Self.file.word(at: try Self.range("apt-get"))?.command.name == "apt-get")
        #expect(Self.file.packageCommand(verbAt: try Self.range("install"))?.verb == "install")
        #expect(Self.file.packageCommand(verbAt: try Self.range("sudo")) == nil)
        #expect(Self.file.word(at: try Self.range("d e")) == nil)
    }

    @Test("lines begin with their blanks and end as others do")
    func lines() throws {
        let place = try Self.range("d e").lowerBound
        #expect(Self.file.indentation(at: place) == "\t" && Self.file.lineStart(of: place) == place - 1)
        #expect(Self.file.lineEnd(before: place) == "\n" && Self.file.escape == "\\")
        #expect(AuditedDockerfile(Array("FROM a\r\nRUN b\n".utf8)).lineEnd(before: 9) == "\r\n")
        #expect(AuditedDockerfile(Array("FROM a".utf8)).lineEnd(before: 3) == "\n")
        #expect(Self.file.isGap(place - 3..<place) && !Self.file.isGap(place - 5..<place))
    }
}
