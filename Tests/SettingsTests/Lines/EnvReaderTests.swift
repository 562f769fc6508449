import Settings
import Testing

@Suite("EnvReader")
struct EnvReaderTests {
    @Test(
        "variables",
        arguments: [
            ("A=b\nexport C = d e \n", "{A=b, C=d e}"), ("# A=b\n\n  B=c # why\nD=e#f\n", "{B=c, D=e#f}"),
            ("A='b # c' # d\nB=\"x\\ny\\\"\\\\\\z\"", "{A=b # c, B=x\ny\"\\\\z}"),
            ("A=\"one\ntwo\"\nB=1\n", "{A=one\ntwo, B=1}"),
            ("A=\nB=#c\n", "{A=, B=}"), ("KEY: value\n=x\nA B=c\nD=e\r\n", "{D=e}"), ("A=\"b\nC=d\n", "{A=\"b, C=d}"),
            ("A='b\nC='d'\n", "{A=b\nC=}"), ("a.b-c=1\nexportX=2", "{a.b-c=1, exportX=2}"), ("A=`b\"c`", "{A=b\"c}"),
        ])
    func variables(text: String, expected: String) throws {
        #expect(try Outline.of(text, .env) == expected)
    }

    @Test("values and names have their places")
    func places() throws {
        try expectValues("*", "\u{FEFF}A=«b c» # d\nexport B=«\"é\n\\\"\"»\r\nC=«'x'»y\nD = «»\n", .env)
        try expectNames("*", "  «A»=b\n export  «B»=c", .env)
    }
}
