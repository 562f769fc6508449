import ShellSyntax
import Testing

@Suite("Reading whole scripts")
struct ReaderTests {
    @Test(
        "nesting beyond the limit is diagnosed, whatever is nested",
        arguments: [
            "$(", "(", "${a:-", "`", "\"$(", "$((", "{ ", "if ", "while ", "case a in b) ", "f() ", "a=(", "@(", "<(",
            "\"${a:-", "function f ", "coproc ", "! ", "time ", "((", "[[ ", "$[", "${a[", "a && ", "sudo ", "eval ",
            "sh -c '", "a | ", "a <<E\n", "find -exec ", "\\`", "trap '", "case ",
        ])
    func nesting(opening: String) {
        // The others take the tests longer and the reader no other way.
        let isBracket = ["$(", "(", "${a:-"].contains(opening)
        let script = ShellScript(String(repeating: opening, count: isBracket ? 10_000 : 1_000))
        _ = script.commands()
        if isBracket { #expect(script.diagnostics.contains { $0.code == .tooDeep }) }
    }

    @Test("what stands behind something nested too deeply is read")
    func behind() {
        let script = ShellScript(String(repeating: "$(", count: 200) + String(repeating: ")", count: 200) + "; a")
        #expect(script.commands().commands.last?.name == "a")
    }

    @Test(
        "other languages are read to the end",
        arguments: [
            "Get-ChildItem | Where-Object { $_.Length -gt 1MB } | ForEach-Object { Write-Host \"$($_.Name)\" }",
            "$ErrorActionPreference = 'Stop'; [Net.ServicePointManager]::SecurityProtocol = 'Tls12'; iex (iwr $u)",
            "@echo off & if exist C:\\a (del /q C:\\a) else (echo %PATH%)", "\0\0\0", "}}}}))))",
        ])
    func others(text: String) {
        let script = ShellScript(text)
        #expect(script.list.range == 0..<text.utf8.count)
        _ = script.commands()
    }

    @Test("ranges are those of the input")
    func ranges() throws {
        let text = "# a\n  b 'c d' | e >f  # g\n"
        let statement = try #require(ShellScript(text).list.statements.first)
        #expect(slice(text, statement.range) == "b 'c d' | e >f")
        #expect(statement.pipelines[0].commands.map { slice(text, $0.range) } == ["b 'c d'", "e >f"])
    }
}
