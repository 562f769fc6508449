import Settings
import Testing

@Suite("Texts of HCL")
struct HCLReaderTextsTests {
    @Test(
        "texts",
        arguments: [
            (#""a\n\t\"\\\u00e9""#, "a\n\t\"\\é"), (#""${a.b["c"]}-d\n""#, #"${a.b["c"]}-d\n"#),
            (#""\U0001F600\u12""#, "😀u12"), ("<<E\nE is\nE-x\nE: y\n E", "E is\nE-x\nE: y\n"),
            (#""$${a}%%{b}""#, "${a}%{b}"),
            (#""%{ if a }x%{ endif }""#, "%{ if a }x%{ endif }"), (#""${f({a = "}"})}\"""#, #"${f({a = "}"})}\""#),
            ("\"\"", ""), ("\"$5 100%\"", "$5 100%"),
            ("<<-E\n    a\n      b ${c}\n    E", "a\n  b ${c}\n"), ("<<E\r\na\r\nE", "a\n"),
        ])
    func texts(text: String, expected: String) throws {
        let setting = try #require(
            try SettingsFile(Array("a = \(text)\n".utf8), format: .hcl).documents[0].children.first)
        #expect(setting.value == expected)
        #expect(setting.valueRange == 4..<(4 + text.utf8.count))
        #expect(setting.kind == .string)
    }

    @Test("texts end", arguments: ["\"a", "\"a\n\"", "\"${", "\"${\"", "<<E\na\n E1", "f(\"a\n)"])
    func mistakes(text: String) {
        #expect(mistake("\na = \(text)\n", .hcl)?.line == 2)
    }

    @Test("texts in templates in texts are read without recursion")
    func nesting() {
        #expect(mistake("a = " + String(repeating: "\"${", count: 200_000), .hcl) != nil)
    }
}
