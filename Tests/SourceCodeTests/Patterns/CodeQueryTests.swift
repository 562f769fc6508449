import Testing

@testable import SourceCode

@Suite struct CodeQueryTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var language: Language
        var patterns: [String]
        var allowed: [String: Set<String>] = [:]
        var code: String
        var testDescription: String { "\(language): \(code.prefix(60))" }
    }

    @Test(
        arguments: [
            Case(
                language: .javascript, patterns: ["cors()"],
                code: "app.use(«cors()»); xcors(); a.cors(); function cors() {}"),
            Case(
                language: .javascript, patterns: ["cors()"],
                code: "// cors()\n/* cors() */ 'cors()'; `cors()`; «cors ( /* all */\n)»"),
            Case(
                language: .javascript, patterns: ["cors({..., origin: $O, ...})"], allowed: ["O": ["\"*\"", "true"]],
                code:
                    "«cors({\n  origin: '*', // any\n  credentials: true,\n})»; «cors({a: 1, origin: true})»; cors({origin: 'a'})"
            ),
            Case(
                language: .javascript, patterns: ["cors({..., origin: $O, ...})"], allowed: ["O": ["\"*\""]],
                code: "const all = '*'\nlet one = 'https://a.example'\n«cors({ origin: all })»\ncors({ origin: one })"),
            Case(
                language: .javascript, patterns: ["cors({..., origin: $O, ...})"], allowed: ["O": ["\"*\""]],
                code: "let all = '*'\nall = 'b'\ncors({ origin: all })"),
            Case(
                language: .javascript, patterns: ["setHeader($H, $V)"],
                allowed: ["H": ["\"A\""], "V": ["req.headers.origin"]],
                code:
                    "«setHeader('A', req.headers.origin)»; «setHeader(\"A\", req // it\n .headers.origin)»; setHeader('A', b)"
            ),
            Case(
                language: .javascript, patterns: [".setHeader($H, $V)"], allowed: ["V": ["\"*\""]],
                code: "res«.setHeader('A', '*')»; this.res\n  «.setHeader('B', `*`)»; setHeader('A', '*')"),
            Case(
                language: .javascript, patterns: ["rejectUnauthorized: `false|0`"],
                code:
                    "x = { «rejectUnauthorized: false» }; y = {«rejectUnauthorized: 0», a: /rejectUnauthorized: false/}"
            ),
            Case(
                language: .javascript, patterns: ["($ORIGIN, $CB) => $CB(null, true)"],
                code: ""),
            Case(
                language: .javascript, patterns: ["origin: ($ORIGIN, $CB) => $CB(null, true)"],
                code: "cors({«origin: (o, cb) => cb(null, true)»}); cors({origin: (o, cb) => done(null, true)})"),
            Case(
                language: .python, patterns: ["CORSMiddleware, ..., allow_origins=$O"], allowed: ["O": ["[\"*\"]"]],
                code:
                    "app.add_middleware(\n    «CORSMiddleware,\n    allow_credentials=True,\n    allow_origins=['*']»,\n)\n"
            ),
            Case(
                language: .python, patterns: ["DEBUG = True"],
                code:
                    "«DEBUG = True»\n# DEBUG = True\n\"\"\"\nDEBUG = True\n\"\"\"\nX_DEBUG = True\nDEBUG == True\nself.DEBUG = True\n"
            ),
            Case(
                language: .python, patterns: ["def check_origin(...): {return True}"],
                code:
                    "class A:\n    «def check_origin(self, origin):\n        return True»\n\n    def check_origin(self, origin):\n        return ok(origin)\n"
            ),
            Case(
                language: .python, patterns: ["verify=$V"], allowed: ["V": ["False"]],
                code:
                    "OFF = False\nrequests.get(u, «verify=OFF»)\nrequests.get(u, «verify=False», timeout=3)\nrequests.get(u, verify=ca)"
            ),
            Case(
                language: .go, patterns: ["AllowedOrigins: $O"], allowed: ["O": ["[]string{\"*\"}"]],
                code:
                    "c := cors.New(cors.Options{\n\t«AllowedOrigins: []string{\"*\"}»,\n})\nvar star = []string{`*`}\nx := T{«AllowedOrigins: star»}\n"
            ),
            Case(
                language: .go, patterns: ["CheckOrigin: func(...) bool { return true }"],
                code: "u := websocket.Upgrader{«CheckOrigin: func(r *http.Request) bool {\n\treturn true\n}»,\n}\n"),
            Case(
                language: .java, patterns: ["@CrossOrigin"],
                code: "«@CrossOrigin»\nclass A { /* @CrossOrigin */ String s = \"@CrossOrigin\"; }"),
            Case(
                language: .java, patterns: [".allowedOrigins($O)"], allowed: ["O": ["\"*\""]],
                code:
                    "class A { static final String ANY = \"*\"; void a(CorsRegistry r) { r.addMapping(\"/**\")\n .«»allowedMethods(\"*\")\n «.allowedOrigins(ANY)»; } }"
            ),
            Case(
                language: .rust, patterns: ["CorsLayer::permissive()"],
                code:
                    "let c = tower_http::cors::«CorsLayer::permissive()»; // CorsLayer::permissive()\nlet l: &'a str = r#\"CorsLayer::permissive()\"#; let c = 'c';"
            ),
            Case(
                language: .swift, patterns: ["allowedOrigin: .`all|originBased`"],
                code:
                    "let c = CORSMiddleware.Configuration(\n    «allowedOrigin: .all»,\n    allowedMethods: [.GET])\nlet s = \"\"\"\n    allowedOrigin: .all\n    \"\"\"\n"
            ),
            Case(
                language: .csharp, patterns: [".AllowAnyOrigin()"],
                code:
                    "builder.WithMethods(\"GET\")\n    «.AllowAnyOrigin()»; var s = @\"a\"\".AllowAnyOrigin()\"; // .AllowAnyOrigin()"
            ),
            Case(
                language: .ruby, patterns: ["origins $O"], allowed: ["O": ["\"*\""]],
                code:
                    "allow do\n  «origins '*'»\n  resource '*'\n  # origins '*'\nend\nx = <<~TXT\n  origins '*'\nTXT\n"),
            Case(
                language: .php, patterns: ["header($H)"],
                code:
                    "header('x') <?php «header('Access-Control-Allow-Origin: *')»; # header('y')\n$a = <<<EOT\nheader('z')\nEOT;\n?> header('x')"
            ),
            Case(
                language: .kotlin, patterns: ["anyHost()"],
                code: "install(CORS) {\n    «anyHost()»\n}\nval s = \"\"\"anyHost()\"\"\"\n"),
            Case(
                language: .elixir, patterns: ["check_origin: false"],
                code: "socket \"/socket\", X,\n  websocket: [«check_origin: false»]\n# check_origin: false\n"),
            Case(
                language: .c, patterns: ["curl_easy_setopt($C, CURLOPT_SSL_VERIFYPEER, $V)"],
                allowed: ["V": ["0", "0L"]],
                code:
                    "«curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L)»; char c = '\"'; /* \" */ curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L);"
            ),
        ].filter { !$0.code.isEmpty })
    func whereItMatches(_ example: Case) throws {
        let marked = Marked(example.code)
        let query = try CodeQuery(example.patterns)
        let found = query.found(in: marked.text, example.language, where: example.allowed)
        #expect(found == marked.places.filter { !$0.isEmpty })
    }

    @Test func aNameThatTheFileChooses() throws {
        let imported = try CodeQuery(["$CORS = require('cors')", "import $CORS from 'cors'"])
        let call = try CodeQuery(["$CORS()"], sharing: imported.variables)
        let file = SourceFile(
            Array("const allow = require('cors')\nallow(); cors(); other.allow()".utf8), language: .javascript)
        let matches = imported.matches(in: file)
        #expect(matches.count == 1)
        let calls = matches.flatMap { call.matches(in: file, binding: $0) }
        #expect(calls.map { file.bytes(of: $0) } == [30..<37])
    }

    @Test(arguments: ["...", "$X", "", "a(", "a)", "a `b"])
    func mistakesAreTold(_ text: String) {
        #expect(throws: CodePattern.Mistake.self) { try CodeQuery([text]) }
    }
}
