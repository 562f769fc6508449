import Dockerfile
import Testing

@Suite("Directives")
struct DirectiveReaderTests {
    @Test(
        "stand before everything else",
        arguments: [
            ("# syntax=a/b:1\nFROM x", ["syntax a/b:1"]),
            ("#SyNtAx = a b \r\n# check=skip=all\nFROM x", ["syntax a b", "check skip=all"]),
            ("\u{FEFF}# escape=`\nFROM x", ["escape `"]), ("# c\n# syntax=a\nFROM x", []), ("\n# syntax=a\nFROM x", []),
            ("FROM x\n# syntax=a", []), ("# other=1\n# syntax=a\nFROM x", []),
            ("#!/bin/x\n# syntax=a\nFROM x", ["syntax a"]),
            ("# syntax=\n# check=a\nFROM x", []), ("# syntax a\nFROM x", []), ("  # check=a\nFROM x", ["check a"]),
        ] as [(String, [String])])
    func found(text: String, expected: [String]) {
        let document = DockerfileDocument(text)
        #expect(document.directives.map { "\($0.name) \($0.value)" } == expected)
        #expect(document.instructions.count == 1)
        for directive in document.directives { #expect(document.text(directive.valueRange) == directive.value) }
    }

    @Test("a second one of a name is noted")
    func duplicates() {
        let document = DockerfileDocument("# syntax=a\n# Syntax=b\n# escape=`\nFROM x")
        #expect(document.diagnostics.map(\.kind) == [.duplicateDirective])
        #expect(document.directives.map(\.value) == ["a", "`"])
        #expect(document.escape == .backtick)
    }

    @Test(
        "the escape character is a backslash or a backtick",
        arguments: [
            ("`", .backtick, []), ("\\", .backslash, []), ("^", .backslash, [.invalidEscape]),
            ("``", .backslash, [.invalidEscape]),
        ]
            as [(String, Escape, [Diagnostic.Kind])])
    func escapes(value: String, escape: Escape, kinds: [Diagnostic.Kind]) {
        let document = DockerfileDocument("# escape=\(value)\nFROM a")
        #expect(document.escape == escape)
        #expect(document.diagnostics.map(\.kind) == kinds)
    }

    @Test("an interpreter line hides the escape character, as in BuildKit")
    func interpreter() {
        let document = DockerfileDocument("#!/bin/x\n# escape=`\nFROM a")
        #expect(document.escape == .backslash)
        #expect(document.diagnostics.map(\.kind) == [.ignoredEscape])
    }

    @Test("the syntax may stand behind slashes or in a JSON object")
    func otherForms() {
        let slashes = DockerfileDocument("//syntax=a/b\nFROM x")
        #expect(slashes.directive(.syntax)?.style == .slashes)
        #expect(slashes.instructions.map(\.kind) == [.from])
        let json = DockerfileDocument("{\"a\": [1], \"syntax\": \"c/d\"}")
        #expect(json.directive(.syntax)?.value == "c/d")
        #expect(json.directive(.syntax)?.style == .json)
        #expect(json.instructions.isEmpty && json.diagnostics.isEmpty)
        #expect(DockerfileDocument("{\"syntax\": \"c\"} x").directives.isEmpty)
        #expect(DockerfileDocument("# syntax=a\n//syntax=b\nFROM x").directives.count == 1)
    }
}
