import Testing

@testable import Rules

@Suite("Fragments")
struct FragmentsTests {
    @Test(
        "what names no fragment stays as it is",
        arguments: ["", "a", "%", "%%", "100%", "%d", "a%{", "%{assign", "%}", "é%ü", "{assign}", "%\r\n"])
    func untouched(pattern: String) throws {
        #expect(try Array(Fragments.expanded(pattern).utf8) == Array(pattern.utf8))
    }

    @Test("a combining mark behind a percent sign stays single")
    func combiningMark() throws {
        #expect(try Array(Fragments.expanded("%\u{301}x").utf8) == Array("%\u{301}x".utf8))
    }

    @Test("each fragment is replaced, wherever it stands")
    func replaced() throws {
        let end = try Fragments.expanded("%{end}")
        let assign = try Fragments.expanded("%{assign}")
        #expect(!end.contains("%{") && !assign.contains("%{") && end != assign)
        #expect(try Fragments.expanded("a%{assign}b%%{end}%{end}") == "a\(assign)b%\(end)\(end)")
    }

    @Test(
        "an unknown fragment throws and names those that exist",
        arguments: ["%{}", "%{ end}", "a%{End}b", "%{assign}%{x}"])
    func unknown(pattern: String) {
        let error = #expect(throws: RulesError.self) { try Fragments.expanded(pattern) }
        #expect(error?.code == .badPattern)
        #expect(error?.message.contains("there are assign, end, near") == true)
    }

    private static func captured(_ text: String, by pattern: String = #"(?i)key%{assign}([0-9a-f]{8})%{end}"#) throws
        -> String?
    {
        let pattern = try Pattern(Fragments.expanded(pattern), anchored: false)
        let bytes = Array(text.utf8)
        let scratch = MatchScratch()
        return bytes.withUnsafeBytes { subject in
            guard pattern.match(subject, from: 0, atTextStart: true, atTextEnd: true, scratch: scratch) == .found,
                let range = scratch.range(ofGroup: 1)
            else { return nil }
            return String(decoding: bytes[range], as: UTF8.self)
        }
    }

    @Test(
        "assign spans the way from a name to its value",
        arguments: [
            "key=1a2b3c4d", "KEY = 1a2b3c4d", "key: 1a2b3c4d", #""key": "1a2b3c4d""#, "'key' => '1a2b3c4d'",
            "key := `1a2b3c4d`",
            "api_key_id=1a2b3c4d", "key.prod.value = 1a2b3c4d", "<key>1a2b3c4d</key>", "--key 1a2b3c4d",
            #"set("key", "1a2b3c4d")"#,
            #"env["KEY"] = "1a2b3c4d""#, "key == 1a2b3c4d", "key\t=\t1a2b3c4d", "key:\n  1a2b3c4d",
            #"key = String("1a2b3c4d")"#,
            #"key = ["1a2b3c4d"]"#, "name: KEY, value: 1a2b3c4d", "- name: key\n  value: \"1a2b3c4d\"",
            #"{\"key\": \"1a2b3c4d\"}"#, "key=b64decode('1a2b3c4d')", "key || '1a2b3c4d'", "KEY += 1a2b3c4d",
            "KEY ::= 1a2b3c4d", "KEY ?= 1a2b3c4d", "key ?? '1a2b3c4d'", "env('KEY') ?: '1a2b3c4d'",
            "$key .= '1a2b3c4d'", "${KEY:-1a2b3c4d}",
            #"var key string = "1a2b3c4d""#,
            #"val key: String? = "1a2b3c4d""#, #"const char key[] = "1a2b3c4d""#, #"NSString *key = @"1a2b3c4d""#,
            #"client.key("1a2b3c4d")"#, "<key>api key</key>\n  <string>1a2b3c4d</string>",
        ])
    func assigns(text: String) throws {
        #expect(try Self.captured(text) == "1a2b3c4d")
    }

    @Test(
        "assign does not span",
        arguments: ["key", "key=", "key 1a2b; 1a2b3c4d", "key1a2b3c4d", "key\n\n1a2b3c4d", "key is not 1a2b3c4d"])
    func doesNotAssign(text: String) throws {
        #expect(try Self.captured(text) == nil)
    }

    @Test("end refuses a byte that continues the token", arguments: Array("0zA_-+/=".utf8))
    func continues(byte: UInt8) throws {
        #expect(try Self.captured("key=1a2b3c4d" + String(decoding: [byte], as: UTF8.self)) == nil)
    }

    @Test(
        "end allows what does not continue the token",
        arguments: ["", ".", ". ", ".\n", "\"", "'", " ", ",", ";", ")", "<", "\n", "é"])
    func ends(rest: String) throws {
        #expect(try Self.captured("key=1a2b3c4d" + rest) == "1a2b3c4d")
        #expect(try Self.captured("key=1a2b3c4d.x") == nil)
    }

    private static let near = #"(?i)acme%{near}([0-9a-f]{8})%{end}"#

    @Test(
        "near spans what stands between a provider's name and its credential",
        arguments: [
            "acme=1a2b3c4d", "acme: 1a2b3c4d", "ACME_API_KEY=1a2b3c4d", "acme:\n  token: 1a2b3c4d",
            "acme access 1a2b3c4d",
            "calling the acme API\nDEBUG using key = 1a2b3c4d", #"acmeAuth("1a2b3c4d")"#,
            "your acme secret is 1a2b3c4d",
            "<id>acme</id>\n  <secret>1a2b3c4d</secret>", #""acme-key", "1a2b3c4d""#,
        ])
    func nears(text: String) throws {
        #expect(try Self.captured(text, by: Self.near) == "1a2b3c4d")
    }

    @Test(
        "near needs a word that says what the value is, close by",
        arguments: [
            "acme_commit: 1a2b3c4d", "ACME_ORG_ID=1a2b3c4d", "acme:\n\n  token: 1a2b3c4d", "acme key/1a2b3c4d",
            "acme key pat_1a2b3c4d",
            "acme exchanges the key, then comes 1a2b3c4d",
            "acme " + String(repeating: "x", count: 100) + " key 1a2b3c4d",
        ])
    func farFrom(text: String) throws {
        #expect(try Self.captured(text, by: Self.near) == nil)
    }
}
