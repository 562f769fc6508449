import Testing

@testable import Checks

@Suite struct SourceLanguageTests {
    @Test(arguments: [
        ("a.py", SourceLanguage.Family.python), ("A.TS", .javaScript), ("main.go", .go), ("A.java", .jvm),
        ("a.rs", .rust),
        ("run.sh", .configuration), ("Dockerfile.prod", .configuration), ("values.yaml", .configuration),
        ("custom-environment-variables.json", .javaScript), ("index.php", .php), ("n.ipynb", .python),
        ("a.coffee", .javaScript), ("a.ejs", .javaScript), ("a.ml", .other), ("main.bicep", .other),
        ("a.psm1", .configuration),
    ])
    func known(name: String, family: SourceLanguage.Family) {
        #expect(SourceLanguage(fileName: name)?.family == family)
        #expect(SourceLanguage(fileName: name)?.isCode == (family != .configuration))
    }

    @Test(arguments: ["README.md", "a", "jquery.min.js", "package-lock.json", "pnpm-lock.yaml", "x.png"])
    func unknown(name: String) {
        #expect(SourceLanguage(fileName: name) == nil)
    }

    @Test(arguments: [
        ("a.png", false), ("LICENSE", false), ("jquery.min.js", false), (".profile", false), ("start", true),
        ("Makefile", true),
    ])
    func scripts(name: String, expected: Bool) {
        #expect(SourceLanguage.isScript(fileName: name) == expected)
    }

    @Test func comments() throws {
        #expect(SourceLanguage(fileName: "a.py")?.lineComments == ["#"])
        #expect(SourceLanguage(fileName: "a.py")?.blockComment == nil)
        #expect(SourceLanguage(fileName: "a.js")?.blockComment?.opening == "/*")
        #expect(SourceLanguage(fileName: "a.xml")?.blockComment?.closing == "-->")
        #expect(SourceLanguage(fileName: "a.js") == SourceLanguage(fileName: "b.ts"))
        #expect(SourceLanguage(fileName: "a.js") != SourceLanguage(fileName: "b.py"))
    }
}
