import Rules
import Testing

@testable import Checks

@Suite("HadolintLabelForms")
struct HadolintLabelFormsTests {
    @Test(
        "URLs",
        arguments: [
            ("https://example.com/a?b#c", true), ("mailto:a@example.com", true), ("http:", true), ("a%20b:c", false),
            ("x:%2f", true), ("x:%2", false), ("x:a b", false), ("example.com", false), (":x", false), ("x:ä", false),
            ("http://[::1]:80/", true), ("http://a:b/", false), ("http://a#b#c", false), ("a://b/[c]", false),
            ("http://a:b@c/", true), ("http://a@b@c/", false),
        ])
    func urls(text: String, expected: Bool) {
        #expect(HadolintLabelForms.isURL(text) == expected)
    }

    @Test(
        "hashes",
        arguments: [
            ("0123abc", true), (String(repeating: "a", count: 40), true), ("0123ab", false), ("0123ABC", false),
            (String(repeating: "a", count: 64), false),
        ])
    func hashes(text: String, expected: Bool) {
        #expect(HadolintLabelForms.isGitHash(text) == expected)
    }

    @Test(
        "times",
        arguments: [
            ("2026-01-31T12:00:00Z", true), ("2026-01-31T12:00:00.+01:00", true), ("2026-01-31T12:00:00-9999", true),
            ("2026-02-31T12:00:00Z", false), ("2026-01-31T12:00:00+01", false), ("2026-01-31", false),
        ])
    func times(text: String, expected: Bool) {
        #expect(HadolintLabelForms.isTime(text) == expected)
    }

    @Test(
        "versions",
        arguments: [
            ("1.2.3", true), ("01.2.3-", true), ("1.2.3-a.+b-c", true), ("1.2.3-a..b", false), ("1.2", false),
            ("1.2.3+a+b", false), ("v1.2.3", false), ("1.2.3+.", false),
        ])
    func versions(text: String, expected: Bool) {
        #expect(HadolintLabelForms.isVersion(text) == expected)
    }

    @Test(
        "one licence by its exact name",
        arguments: [
            ("GPL-2.0-only", true), ("MIT ", true), ("mit", false), ("GPL-2.0", false), ("MIT AND 0BSD", false),
        ])
    func licences(text: String, expected: Bool) {
        #expect(HadolintLabelForms.isLicense(text) == expected)
    }
}
