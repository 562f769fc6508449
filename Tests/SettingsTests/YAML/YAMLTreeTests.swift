import Settings
import Testing

@Suite("YAMLTree")
struct YAMLTreeTests {
    @Test(
        "trees",
        arguments: [
            ("", ""), ("a: b\nc: [1, 2.5, yes, ~]\nd:\n  - e: 'f g'\n", "{a=b, c[=#1, =#2.5, =!yes, =~], d[{e=f g}]}"),
            ("a: 1\n---\nb: '2'\n", "{a=#1}, {b=2}"),
            ("a: 10.0.0.1\nb: 1.2.3\nc: 1e3\n", "{a=10.0.0.1, b=1.2.3, c=#1e3}"),
            ("x: &x {a: 1}\ny:\n  <<: *x\n  b: 2\n", "{x{a=#1}, y{b=#2, a=#1}}"), ("a: |\n  b\n  c\n", "{a=b\nc\n}"),
            ("- 1\n- - 2\n", "[=#1, [=#2]]"), ("a:\n", "{a=~}"), ("? [k]\n: v\n", "{=v}"),
            ("a: {{ .Values.a }}\nb: 1\n", "{a={{ .Values.a }}, b=#1}"),
            ("a:\n  {{ .Values.a }}: b\n  c: d\n", "{a{{{ .Values.a }}=b, c=d}}"),
            ("- {{ a }}: {{ b }}\n  c: &x {{ d }}\n", "[{{{ a }}={{ b }}, c={{ d }}}]"),
            ("--- x\n---\n--- {}\n---\na: 1\n", "{a=#1}"),
        ])
    func trees(text: String, expected: String) throws {
        #expect(try Outline.of(text, .yaml) == expected)
    }

    @Test("values have their places")
    func values() throws {
        try expectValues(
            "spring/web/cors/allowed-origins/[]?",
            "spring: # é\n  web:\n    cors: {allowed-origins: «\"*\"»}\n---\nspring:\n  web:\n    cors:\n      allowed-origins:\n"
                + "        - «a.example»\n        - «'b'»\n", .yaml)
        try expectValues(
            "a|b|c|d", "a: &x «\"y\"»\nb: !!str &z «1»\nc: &e\nd: &f !!str\n  «|\n  g\n»".replacing("&e", with: "&e«»"),
            .yaml)
        try expectNames("**/debug", "é:\n  - «debug»: true\n  - «\"debug\"»: x\n", .yaml)
    }

    @Test("templates of Helm keep their places and show their actions")
    func templates() throws {
        let text =
            "{{- if .Values.cors }}\nkind: Ingress\nmetadata:\n  name: {{ include \"a.name\" . }}-x\n  labels:\n"
            + "    {{- include \"a.labels\" . | nindent 4 }}\n{{ end }}\nspec:\n  origin: \"«*»\"\n".replacing(
                "\"«*»\"", with: "«\"*\"»")
            + "  image: \"{{ .Values.image }}:{{ index .Values \"tag\" }}\"\n"
        let marked = MarkedText(text)
        let file = try SettingsFile(marked.bytes, format: .yaml)
        #expect(
            Outline.of(file.documents)
                == "{kind=Ingress, metadata{name={{ include \"a.name\" . }}-x, labels=~}, "
                + "spec{origin=*, image={{ .Values.image }}:{{ index .Values \"tag\" }}}}")
        try expectValues("spec/origin", text, .yaml)
    }

    @Test("actions that stand for lines")
    func lines() throws {
        let text = "a:\n  b: {{- include \"x\" . | nindent 4 }}\n    c: «1»\n{{ .Values.rest }}\n"
        try expectValues("a/b/c", text, .yaml)
    }

    /// Levels of ten aliases each, for whose settings a small file has no room.
    private static let laughs =
        "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + ["b", "c", "d", "e"].reduce(("", "a")) { result, name in
            (
                result.0
                    + "\(name): &\(name) [\(Array(repeating: "*\(result.1)", count: 10).joined(separator: ", "))]\n",
                name
            )
        }.0

    @Test("aliases stand for little, whether or not there are actions", arguments: ["", "f: {{ g }}-h\n"])
    func expansion(more: String) {
        #expect(mistake(Self.laughs + more, .yaml)?.isLimit == true)
        #expect(mistake(more + Self.laughs, .yaml)?.isLimit == true)
        let documents = (0..<9).map { "---\n" + Self.laughs.replacing("e: &e", with: "# \($0)") }.joined()
        #expect(mistake(documents, .yaml)?.isLimit == true)
        #expect(mistake("a: [", .yaml)?.isLimit == false)
    }

    @Test("mistakes", arguments: [("a: [1\n", 2), ("a: 1\n b: 2\n", 2), ("a: 1\n b: {{ x }}\n", 2), ("b: *a\n", 1)])
    func mistakes(text: String, line: Int) {
        #expect(mistake(text, .yaml)?.line == line)
    }
}
