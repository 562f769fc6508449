import Settings
import Testing

@Suite("NginxReader")
struct NginxReaderTests {
    @Test(
        "trees",
        arguments: [
            ("", "{}"), ("user www; # x\nip_hash;\n", "{user=www, ip_hash=}"), ("events {}\n", "{events{}}"),
            (
                "http { server { listen 443 ssl; location ~ \\.php$ { x y; } } }",
                "{http{server{listen=443 ssl, location(~ \\.php$){x=y}}}}"
            ),
            (
                "add_header A \"b; {c}\" always;\nreturn 200 'it\\'s';\n",
                "{add_header=A b; {c} always, return=200 it's}"
            ),
            ("map $a $b {\n  default 0;\n  \"~^x{2}\" 1;\n}\n", "{map($a $b){default=0, ~^x{2}=1}}"),
            ("set $a ${b}c; set $d \"\\t\\d\";", "{set=$a ${b}c, set=$d \t\\d}"),
            ("if ($a = b) { c d; }", "{if(($a = b)){c=d}}"), (";;a b;", "{a=b}"),
            (
                "x_by_lua_block { if a then -- }\n b('}') c([[}]]) d{} --[[ } ]] end }\ny z;",
                "{x_by_lua_block=if a then -- }\n b('}') c([[}]]) d{} --[[ } ]] end, y=z}"
            ),
            (
                "x_by_lua_block { a[[b]]}\ny z; x_by_lua_block { --[[b]]}\ny z;",
                "{x_by_lua_block=a[[b]], y=z, x_by_lua_block=--[[b]], y=z}"
            ),
            (
                "x_by_lua_block { a([==[ } ]] ]=] ]==]) --[=[ } ]] ]=] b[c] = [=d }\ny z;",
                "{x_by_lua_block=a([==[ } ]] ]=] ]==]) --[=[ } ]] ]=] b[c] = [=d, y=z}"
            ),
            ("log_format a 'b'\n  '#c';", "{log_format=a b #c}"),
        ])
    func trees(text: String, expected: String) throws {
        #expect(try Outline.of(text, .nginx) == expected)
    }

    @Test("arguments have their places")
    func places() throws {
        try expectValues(
            "**/add_header",
            "http {\n  server { # é\n    add_header «Access-Control-Allow-Origin \"*\"» ;\n    location / {\n      add_header\n        «A\n        'b'»;\n    }\n  }\n}\n",
            .nginx)
        try expectValues("a", "a «b  \"c d\" 'e'»;", .nginx)
        try expectNames("http/server/*", "http { server { «a» b; «\"c\"» { } } x y; }", .nginx)
        try expectValues("http/server/location", "http { server { location «~* \\.js$» { } } }", .nginx)
    }

    @Test(
        "mistakes",
        arguments: [
            ("a {\n b c;\n", 3), ("a\n}", 2), ("\n}", 2), ("a b", 1), ("{ }", 1), ("a \"b;\n", 1), ("a { b }", 1),
            ("a_by_lua_block {\n{ }\n", 1),
        ])
    func mistakes(text: String, line: Int) {
        #expect(mistake(text, .nginx)?.line == line)
    }

    @Test("brackets of Lua that nothing closes are looked through once", arguments: ["[[", "[=", "]=", "--[=["])
    func longBrackets(text: String) {
        let block = "a_by_lua_block { [==[" + String(repeating: text, count: 50_000)
        #expect(mistake(block, .nginx)?.message.contains("found the end of the file") == true)
    }

    @Test("nesting is bounded")
    func depth() {
        #expect(mistake(String(repeating: "a {", count: 100_000), .nginx)?.message.contains("levels") == true)
    }
}
