import Settings
import Testing

@Suite("PropertiesReader")
struct PropertiesReaderTests {
    @Test(
        "trees",
        arguments: [
            ("a=b\nc: d\ne f\n# x\n! y\n", "{a=b, c=d, e=f}"), ("a.b.c=1\na.b.d=2\na.e=3\n", "{a{b{c=1, d=2}, e=3}}"),
            ("a=1\na.b=2\n", "{a=1{b=2}}"), ("a=1\na=2\n", "{a=1, a=2}"), ("a=b \\\n   c\\\n d\n", "{a=b cd}"),
            ("a\\.b=\\u0041\\t\\n\\=\n", "{a.b=A\t\n=}"), ("k\\ 1 = v \n", "{k 1=v }"),
            ("a[0]=x\na[1]=y\n", "{a[=x, =y]}"),
            ("a.b[0].c=x\na.b[0].d=y\na.m[k.l]=z\n", "{a{b[{c=x, d=y}], m{k.l=z}}}"), ("a\nb=\n\n", "{a=, b=}"),
            ("", "{}"),
            ("a..b=1\n.c=2\n", "{a{b=1}, {c=2}}"), ("a=\\u12\n", "{a=u12}"), ("a=b\r\n  c=d\r\n", "{a=b, c=d}"),
        ])
    func trees(text: String, expected: String) throws {
        #expect(try Outline.of(text, .properties) == expected)
    }

    @Test("the same path as in YAML leads to the value")
    func paths() throws {
        let path: SettingPath = "spring/web/cors/allowed-origins/[]?"
        try expectValues(path, "spring.web.cors.allowed-origins=«*»\n", .properties)
        try expectValues(
            path, "spring.web.cors.allowed-origins[0] = «a»\nspring.web.cors.allowed-origins[1]: «b\\\n  c»\n",
            .properties)
        try expectNames("*/*", "«»".isEmpty ? "" : "é.«b» = 1\né.«c\\=d».e=2\n", .properties)
    }

    @Test("there are not more parts of keys than a file of people has")
    func parts() {
        let text = (0..<1300).map { "\($0)" + String(repeating: ".a", count: 125) + "\n" }.joined()
        #expect(mistake(text, .properties)?.isLimit == true)
        #expect(mistake(String(repeating: String(text.prefix(250)) + "\n", count: 1300), .properties) == nil)
    }

    @Test("long keys end in a name of many parts")
    func depth() throws {
        let text = (0..<3).map { "\($0)" + String(repeating: ".a", count: 100_000) + "=1\n" }.joined()
        #expect(try SettingsFile(Array(text.utf8), format: .properties).documents[0].children.count == 3)
    }
}
