import Testing

@testable import SourceCode

@Suite struct LanguageTests {
    @Test(arguments: [
        ("src/app.ts", Language.javascript), ("a/B.JSX", .javascript), ("main.go", .go), ("x.kts", .kotlin),
        ("config.ru", .ruby), ("views.py", .python), ("a.cs", .csharp), ("index.php", .php), ("m.mm", .c),
    ])
    func byExtension(_ path: String, _ language: Language) {
        #expect(Language(path: path) == language)
    }

    @Test(arguments: ["Makefile", "a.md", "go", ".py.txt", "a.", "folder.py/x", "a.verylongextension"])
    func others(_ path: String) {
        #expect(Language(path: path) == nil)
    }
}
