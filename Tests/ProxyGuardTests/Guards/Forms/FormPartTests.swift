import Testing

@testable import ProxyGuards

@Suite struct FormPartTests {
    private static let disposition = "content-disposition: form-data; name=\"a\""

    /// What may stand behind the disposition, and what is wrong with it.
    private static let headers: [(text: String, code: FormProblem.Code?)] = [
        ("content-length: 1", nil),
        ("content-type: text/plain", nil),
        ("content-type: text/plain; charset=UTF-8", nil),
        ("content-type: audio/webm;codecs=opus", nil),
        ("content-disposition: form-data; name=\"a\"", .header),
        ("content-type: a/b\r\ncontent-type: a/b", .header),
        ("content-length: 2", .length),
        ("content-length: +1", .length),
        ("content-length: 01", .length),
        ("content-transfer-encoding: base64", .encoding),
        ("Content-Transfer-Encoding: binary", .encoding),
        ("content-type: multipart/mixed; boundary=x", .contentType),
        ("content-type: MULTIPART/form-data; boundary=x", .contentType),
        ("content-type: message/rfc822", .contentType),
        ("content-type: text/plain, text/html", .contentType),
        ("content-type: text/plain; charset=utf-16", .encoding),
        ("content-type: text/plain; charset=utf-7", .encoding),
        ("x-other: y", .unknownHeader),
        ("x other: y", .header),
        ("content-type : text/plain", .header),
        ("no colon", .header),
        ("content-type: text/\u{1}plain", .header),
        ("\tcontent-type: text/plain", .header),
    ]

    @Test(arguments: headers.indices) func headersAreKnownAndClear(index: Int) {
        let (text, code) = Self.headers[index]
        #expect(FormSamples.problem(head: Self.disposition + "\r\n" + text) == code, "\(text)")
    }

    @Test func theDispositionHasToBeThere() {
        #expect(FormSamples.problem(head: Self.disposition) == nil)
        #expect(FormSamples.problem(head: "CONTENT-DISPOSITION:form-data; name=\"a\"") == nil)
        #expect(FormSamples.problem(head: "content-type: text/plain") == .disposition)
    }

    @Test func headersAreUTF8() {
        let body = FormSamples.form([
            Array("content-disposition: form-data; name=\"a\"; filename=\"".utf8) + [0xFF]
                + Array("\"\r\n\r\nv".utf8)
        ])
        #expect(FormSamples.problem(body)?.code == .header)
    }

    @Test func namesThatMayBeSecretsAreNotShown() throws {
        let parts = [
            FormSamples.field("image[]", "a"), FormSamples.field("a1", "b"),
            FormSamples.field(String(repeating: "x", count: 41), "c"),
        ]
        #expect(try FormSamples.read(FormSamples.form(parts)).parts.map(\.shownName) == ["image[]", "*", "*"])
    }
}
