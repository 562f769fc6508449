import Testing

@testable import ProxyConfiguration

@Suite struct WrittenTableTOMLTests {
    @Test func everyForm() throws {
        let text = "a = 1\nb.c = \"x\"\nd = [true, 1.5]\ne = {f = 2026-11-02}\ng = 10:00:00\n[[h]]\ni = 2\n"
        let table = try ConfigurationSyntax.toml.table(of: Array(text.utf8))
        #expect(table.pairs.map(\.key) == ["a", "b", "d", "e", "g", "h"])
        #expect(table.pairs.map { piece(text, $0.keyRange) } == ["a", "b", "d", "e", "g", "h"])
        #expect(
            table.pairs.map(\.value.phrase) == ["an integer", "a table", "a list", "a table", "a time", "a list"])
        #expect(table.pairs[1].value.range.isEmpty && table.pairs[1].value.line == 2)
        #expect(table.pairs[3].value.table?.pairs.first?.value.content == .text("2026-11-02"))
        #expect(piece(text, table.pairs[3].value.range) == "{f = 2026-11-02}")
    }
}
