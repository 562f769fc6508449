import Rules
import Testing

@testable import Checks

@Suite("Forms of labels")
struct LabelFormatTests {
    @Test(
        "URL",
        arguments: [
            ("https://example.com", true), ("HTTP://[::1]:80/a%20b?c=d#e", true), ("file:///a", true),
            ("urn:isbn:1", true), ("mailto:a@b", true), ("https://", false), ("https:/a", false),
            ("example.com", false),
            ("https://a b", false), ("https://a/%2", false), ("://a", false), ("1a:b", false), ("a:", false),
            ("", false),
        ])
    func url(text: String, isValid: Bool) {
        #expect(LabelFormat.isURL(text) == isValid)
    }

    @Test(
        "RFC 3339",
        arguments: [
            ("2026-01-31T12:00:00Z", true), ("2026-01-31t12:00:00.123+01:30", true),
            ("2024-02-29T00:00:60-23:59", true),
            ("2023-02-29T00:00:00Z", false), ("2026-04-31T00:00:00Z", false), ("2026-00-01T00:00:00Z", false),
            ("2026-01-31T24:00:00Z", false), ("2026-01-31 12:00:00Z", false), ("2026-01-31T12:00:00", false),
            ("2026-01-31T12:00:00.Z", false), ("2026-01-31T12:00:00+0100", false), ("2026-01-31T12:00:00Zx", false),
            ("2026-01-31", false), ("", false),
        ])
    func time(text: String, isValid: Bool) {
        #expect(LabelFormat.isTime(text) == isValid)
    }

    @Test(
        "git hash",
        arguments: [
            ("0123abc", true), ("0123456789abcdef0123456789abcdef01234567", true),
            (String(repeating: "a", count: 64), true), ("0123ab", false), ("0123ABC", false), ("0123abg", false),
            (String(repeating: "a", count: 41), false), ("", false),
        ])
    func gitHash(text: String, isValid: Bool) {
        #expect(LabelFormat.isGitHash(text) == isValid)
    }

    @Test(
        "semantic version",
        arguments: [
            ("1.2.3", true), ("0.0.0", true), ("1.2.3-rc.1", true), ("1.2.3+001", true), ("1.2.3-a-b+c.d", true),
            ("1.2", false), ("v1.2.3", false), ("01.2.3", false), ("1.2.3-", false), ("1.2.3-01", false),
            ("1.2.3+", false), ("1.2.3-a..b", false), ("1.2.x", false), ("", false),
        ])
    func version(text: String, isValid: Bool) {
        #expect(LabelFormat.isVersion(text) == isValid)
    }

    @Test(
        "e-mail address",
        arguments: [
            ("a@b", true), ("a.b+c@example.com", true), ("\"a b\"@example.com", true), ("a@[192.0.2.1]", true),
            ("a", false), ("@b", false), ("a@", false), ("a..b@c", false), ("a@b.", false), ("A <a@b>", false),
            ("a b@c", false), ("", false),
        ])
    func email(text: String, isValid: Bool) {
        #expect(LabelFormat.isEmail(text) == isValid)
    }
}
