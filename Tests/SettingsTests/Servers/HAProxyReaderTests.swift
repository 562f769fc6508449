import Settings
import Testing

@Suite("HAProxyReader")
struct HAProxyReaderTests {
    @Test(
        "trees",
        arguments: [
            ("", "{}"), ("a\u{B}b\u{C}\n", "{a=b}"),
            ("global\n  log /dev/log local0 # x\n  daemon\n", "{global{log=/dev/log local0, daemon=}}"),
            (
                "x y\nfrontend a\n  bind :80\nbackend b\r\n  server s 1.2.3.4:80 check\r\n",
                "{x=y, frontend(a){bind=:80}, backend(b){server=s 1.2.3.4:80 check}}"
            ),
            (
                "listen a\n  http-response set-header X \"y \\\"z\" 'a\\b' c\\ d\\n\n",
                "{listen(a){http-response=set-header X y \"z a\\b c d\n}}"
            ),
            ("defaults\n\n# x\n  a \"open\n  b c\n", "{defaults{a=open, b=c}}"),
        ])
    func trees(text: String, expected: String) throws {
        #expect(try Outline.of(text, .haproxy) == expected)
    }

    @Test("arguments have their places")
    func places() throws {
        try expectValues(
            "frontend/bind|http-response",
            "frontend é\n  bind «:443 ssl crt \"/a b\"» # c\n  http-response  «set-header A 'b'»\r\n", .haproxy)
        try expectValues("backend", "backend «a»\nbackend «\"b c\"»\n", .haproxy)
        try expectNames("frontend/*", "frontend a\n  «bind» :80\n\t«mode» http\n", .haproxy)
    }
}
