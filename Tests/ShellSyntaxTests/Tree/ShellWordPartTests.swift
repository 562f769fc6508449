import ShellSyntax
import Testing

@Suite("Parts of words")
struct ShellWordPartTests {
    @Test("the text of a part is known unless a shell has to run")
    func literal() throws {
        let word = try #require(ShellScript("a'b'\"c\"$d$(e)$((f))").commands().commands.last?.words.first)
        #expect(word.parts.map(\.literal) == ["a", "b", "c", nil, nil, nil])
        #expect(word.parts.map(\.range) == [0..<1, 1..<4, 4..<7, 7..<9, 9..<13, 13..<19])
    }
}
