import Settings
import Testing

@Suite("Expressions of HCL")
struct HCLReaderExpressionsTests {
    @Test(
        "expressions",
        arguments: [
            ("[]", "[]"), ("{}", "{}"), ("[1, \"b\", [true], var.c,]", "[=#1, =b, [=!true], =var.c]"),
            ("-1.5e3", "=#-1.5e3"),
            ("{ b = 1, \"c\" : 2\n d = x.y[0]\n (e.f) = 3 }", "{b=#1, c=#2, d=x.y[0], (e.f)=#3}"),
            ("[for x in y : x]", "=[for x in y : x]"),
            ("{ for k, v in m : k => v }", "={ for k, v in m : k => v }"),
            ("\"b\" == c ? [1] : [2]", "=\"b\" == c ? [1] : [2]"),
            ("[1][0]", "=[1][0]"), ("f(1,\n 2)", "=f(1,\n 2)"), ("f(\"}\", {a = 1}) # x", "=f(\"}\", {a = 1})"),
            ("b && /* c */ d // e", "=b && /* c */ d"),
            ("truely", "=truely"), ("<<E\n x\nE\n", "= x\n"), ("f(<<E\n x )\nE\n)", "=f(<<E\n x )\nE\n)"),
            ("10 / 2", "=10 / 2"),
        ])
    func expressions(text: String, expected: String) throws {
        #expect(try Outline.of("a = \(text)\n", .hcl) == "{a\(expected)}")
    }

    @Test("what jsonencode gets stands below")
    func encoded() throws {
        let text = "policy = jsonencode({\n  Statement = [{ Effect = \"Allow\", Principal = «\"*\"» }]\n})\nx = 1\n"
        try expectValues("policy/Statement/[]?/Principal/[]?", text, .hcl)
        #expect(try Outline.of("a = jsonencode(var.b)\nc = jsonencode([1])\n", .hcl) == "{a=jsonencode(var.b), c[=#1]}")
        #expect(mistake("a = jsonencode([1]\n", .hcl)?.line == 1)
        #expect(
            try Outline.of("a = jsonencode ( { b = jsonencode([1,], ) } )\nc = jsonencode([1])[0]\n", .hcl)
                == "{a{b[=#1]}, c=jsonencode([1])[0]}")
    }

    @Test("what jsonencode gets is kept once, however often it is called")
    func nested() throws {
        let text =
            "a = " + String(repeating: "jsonencode([", count: 60) + "1" + String(repeating: "])", count: 60) + "\n"
        var setting = try SettingsFile(Array(text.utf8), format: .hcl).documents[0].children[0]
        for _ in 0..<60 {
            #expect(setting.value.isEmpty && setting.kind == .sequence)
            setting = setting.children[0]
        }
        #expect(setting.value == "1")
    }
}
