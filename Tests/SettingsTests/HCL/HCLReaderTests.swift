import Settings
import Testing

@Suite("HCLReader")
struct HCLReaderTests {
    @Test(
        "trees",
        arguments: [
            ("", "{}"), ("a = 1 # x\nb = \"c\" // y\n/* z\n*/ d = true\n", "{a=#1, b=c, d=!true}"),
            (
                "resource \"aws_s3_bucket\" \"b\" {\n  c { d = null }\n  c {}\n}\n",
                "{resource(aws_s3_bucket b){c{d=~}, c{}}}"
            ),
            ("locals {\n  a = 1\n}\nblock label {\n}\n", "{locals{a=#1}, block(label){}}"),
            ("a = b == c ? 1 : 2\n", "{a=b == c ? 1 : 2}"),
            ("a.b = 1\n\"c d\" = 2\n", "{a.b=#1, c d=#2}"),
        ])
    func trees(text: String, expected: String) throws {
        #expect(try Outline.of(text, .hcl) == expected)
    }

    @Test("values and names have their places")
    func places() throws {
        let text = """
            resource "aws_s3_bucket_cors_configuration" "é" {
              cors_rule {
                allowed_origins = [«"*"», // all
                  «"https://x.example"»,
                ]
              }
            }
            """
        try expectValues("resource/cors_rule/allowed_origins/[]", text, .hcl)
        try expectValues("*", "a «\"b\" c» {\n}\nd = «e + f» # g\n h = «{ i = 1 }»\n", .hcl)
        try expectNames("**/x", "«x» = 1\nb {\n  «\"x\"» = { y = { «x»: 2, x1 = 3 } }\n}\n", .hcl)
    }

    @Test(
        "mistakes",
        arguments: [
            ("a {\n", 2), ("a\n", 1), ("a = \n", 1), ("}\n", 1), ("a \"b\" = 1\n", 1), ("a = 1\n\n\"b\n\" = 1\n", 3),
            ("a = <<E\n", 1), ("= 1\n", 1),
        ])
    func mistakes(text: String, line: Int) {
        #expect(mistake(text, .hcl)?.line == line)
    }

    @Test("nesting is bounded", arguments: ["a {\n", "["])
    func depth(text: String) {
        #expect(
            mistake("a = [1]\n" + (text == "[" ? "a = " : "") + String(repeating: text, count: 100_000), .hcl)?.message
                .contains("levels") == true)
    }
}
