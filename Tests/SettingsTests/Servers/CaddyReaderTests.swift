import Settings
import Testing

@Suite("CaddyReader")
struct CaddyReaderTests {
    @Test(
        "trees",
        arguments: [
            ("", "{}"), ("a.example {\n  respond \"hi {x}\" 200\n}\n", "{a.example{respond=hi {x} 200}}"),
            (
                "{\n  debug\n  admin off\n}\n(s) {\n  header A b\n}\na, b {\n  import s\n}\n",
                "{{debug=, admin=off}, (s){header=A b}, a(b){import=s}}"
            ),
            ("a,\nb c {\n}\n", "{a(b c){}}"),
            ("localhost\n\nfile_server\nheader {\n  A b\n}\n", "{localhost{file_server=, header{A=b}}}"),
            ("import x\na {\n}\n", "{import=x, a{}}"),
            (
                "a {\n  @m {\n    path /x\n  }\n  reverse_proxy @m {$C} {\n    to `d e`\n  }\n}\n",
                "{a{@m{path=/x}, reverse_proxy(@m {$C}){to=d e}}}"
            ),
            (
                "a {\n  respond <<END\n    x\n      y\n    END 200 # c\n  b \\\n    c\n}\n",
                "{a{respond=x\n  y\n 200, b=c}}"
            ),
            ("a {\n  respond <<END\n}\n", "{a{respond=<<END}}"),
            ("a {\n  b \"{\"\n  c \"}\n\"\n}\n", "{a{b={, c=}\n}}"),
            ("{$SITE} {\n}\n", "{{$SITE}{}}"),
        ])
    func trees(text: String, expected: String) throws {
        #expect(try Outline.of(text, .caddy) == expected)
    }

    @Test("arguments have their places")
    func places() throws {
        try expectValues(
            "*/header",
            "a.example { # é\n  header «Access-Control-Allow-Origin \"*\"»\n  header «/x» {\n    y\n  }\n}\r\n", .caddy)
        try expectNames("*", "«a.example», b {\n}\n«(s)» {\n}\n", .caddy)
    }

    @Test(
        "mistakes",
        arguments: [("a {\n b\n", 1), ("\n}\n", 2), ("a {\n}\n}\n", 3), ("a {\n{\n}\n}\n", 2), ("a\nb\n}\n", 3)])
    func mistakes(text: String, line: Int) {
        #expect(mistake(text, .caddy)?.line == line)
    }

    @Test("nesting is bounded")
    func depth() {
        #expect(mistake(String(repeating: "a {\n", count: 100_000), .caddy)?.message.contains("levels") == true)
    }
}
