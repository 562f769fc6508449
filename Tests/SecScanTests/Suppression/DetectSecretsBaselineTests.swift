import Rules
import Testing

@testable import SecScan

@Suite struct DetectSecretsBaselineTests {
    private func sha1(_ text: String) -> String { Array(text.utf8).withUnsafeBytes { ObjectID.sha1($0).description } }

    private func baseline(_ found: [(file: String, hash: String, line: Int)]) throws -> DetectSecretsBaseline {
        let results = found.map { entry in
            "\"\(entry.file)\": [{\"type\": \"T\", \"filename\": \"\(entry.file)\", \"hashed_secret\": \"\(entry.hash)\", \"line_number\": \(entry.line), \"is_secret\": false}]"
        }
        return try DetectSecretsBaseline(
            parsing: " {\"version\": \"1.5.0\", \"results\": {\(results.joined(separator: ","))}}", file: "b")
    }

    private func entries(_ hashed: String, value: String, before: String = "", after: String = "") throws -> [Int] {
        try baseline([(file: "./a.txt", hash: sha1(hashed).uppercased(), line: 3)]).entries(
            for: Secret(value.utf8), excerpt: Excerpt(before: before, masked: "", after: after), path: "a.txt")
    }

    @Test(
        arguments: [
            ("value", "value", "", ""), ("value", "\"value\"", "", ""), ("value", " value'", "", ""),
            ("https://u:value@h/", "value", "url = 'https://u:", "@h/' # x"), ("value=", "value", "k = ", "= x"),
            ("k:value", "value", "k:", "= x"), ("BEGIN X PRIVATE KEY", "-----BEGIN X PRIVATE KEY-----\nabc", "", ""),
        ])
    func formsOfAValue(hashed: String, value: String, before: String, after: String) throws {
        #expect(try entries(hashed, value: value, before: before, after: after) == [0])
    }

    @Test func anotherValueOrFileIsNotKnown() throws {
        #expect(try entries("value", value: "other") == [])
        let known = try baseline([(file: "b.txt", hash: sha1("value"), line: 1)])
        #expect(known.entries(for: Secret("value".utf8), excerpt: nil, path: "a.txt") == [])
    }

    @Test func staleEntriesAreNamed() throws {
        let known = try baseline([
            (file: "a", hash: sha1("1"), line: 1), (file: "b", hash: sha1("2"), line: 2),
        ])
        #expect(known.stale(used: [0])?.contains("1 of 2 entries match nothing that a scan finds: b:2 (T)") == true)
        #expect(known.stale(used: [0, 1]) == nil)
    }

    @Test(arguments: ["{", "{}", "{\"results\": []}", "{\"results\": {\"a\": [{}]}}"])
    func whatIsNoneIsRefused(text: String) {
        let error = #expect(throws: ScanError.self) { try Baseline(parsing: text, file: "b") }
        #expect(error?.description.hasPrefix("b:1: ") == true)
    }

    @Test func itIsToldFromOurs() throws {
        #expect(
            DetectSecretsBaseline.isOne("\n {") && !DetectSecretsBaseline.isOne("# secscan")
                && !DetectSecretsBaseline.isOne(""))
        #expect(try Baseline(parsing: "{\"results\": {}}", file: "b").foreign?.entries == [])
    }
}
