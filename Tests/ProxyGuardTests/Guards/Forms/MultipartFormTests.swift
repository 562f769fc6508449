import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct MultipartFormTests {
    private static func code(_ text: String) -> FormProblem.Code? { FormSamples.problem(Array(text.utf8))?.code }

    private static let head = "Content-Disposition: form-data; name=\"a\""

    @Test func partsAreWhatStandsBetweenTheDelimiters() throws {
        let parts = [
            FormSamples.field("model", "whisper-1"), FormSamples.file([0, 13, 10, 45, 45, 255], type: "audio/wav"),
            FormSamples.field("empty", ""),
        ]
        let body = FormSamples.form(parts)
        let form = try FormSamples.read(body)
        #expect(form.parts.map(\.name) == ["model", "file", "empty"])
        #expect(form.parts.map { Array(body[$0.content]) } == [Array("whisper-1".utf8), [0, 13, 10, 45, 45, 255], []])
        // Without a line's end behind the last delimiter.
        #expect(FormSamples.problem(Array(body.dropLast(2))) == nil)
    }

    @Test(arguments: [
        ("", FormProblem.Code.delimiter), ("\r\n--X-limit-42\r\n@\r\n\r\nv\r\n--X-limit-42--", .delimiter),
        ("preamble\r\n--X-limit-42\r\n@\r\n\r\nv\r\n--X-limit-42--", .delimiter), ("--X-limit-42--\r\n", .empty),
        ("--X-limit-42\n@\n\nv\n--X-limit-42--\n", .delimiter), ("--X-limit-42\r\n@\r\n\r\nv", .truncated),
        ("--X-limit-42", .truncated), ("--X-limit-42\r\n@\r\n\r\nv\r\n--X-limit-42", .truncated),
        ("--X-limit-42\r\n@\r\n\r\nv\r\n--X-limit-42--\r\nmore", .trailingData),
        ("--X-limit-42\r\n@\r\n\r\nv\r\n--X-limit-42--x", .trailingData),
        // The boundary where some readers see a delimiter and others do not.
        ("--X-limit-42\r\n@\r\n\r\nv\n--X-limit-42\r\n@\r\n\r\nw\r\n--X-limit-42--", .delimiter),
        ("--X-limit-42\r\n@\r\n\r\nv --X-limit-42 w\r\n--X-limit-42--", .delimiter),
        ("--X-limit-42\r\n@\r\n\r\nv\r\n--X-limit-42x\r\n--X-limit-42--", .delimiter),
        ("--X-limit-42\r\n@\r\n\r\nv\r\n--X-limit-42 \r\n@\r\n\r\nw\r\n--X-limit-42--", .delimiter),
        ("--X-limit-42 \r\n@\r\n\r\nv\r\n--X-limit-42--", .delimiter),
        // Headers.
        ("--X-limit-42\r\n@\r\nv\r\n--X-limit-42--", .header), ("--X-limit-42\r\n@\n\nv\r\n--X-limit-42--", .header),
        ("--X-limit-42\r\n@\r\n folded: x\r\n\r\nv\r\n--X-limit-42--", .header),
        ("--X-limit-42\r\n@\rX: y\r\n\r\nv\r\n--X-limit-42--", .header),
        ("--X-limit-42\r\n\r\nv\r\n--X-limit-42--", .disposition),
    ])
    func whatTwoReadersCouldReadDifferentlyIsRefused(text: String, code: FormProblem.Code) {
        let body = text.split(separator: "@", omittingEmptySubsequences: false).joined(separator: Self.head)
        #expect(Self.code(body) == code, "\(body)")
    }

    @Test func headersAreBounded() {
        let long = Self.head + "; filename=\"" + String(repeating: "x", count: 2048) + "\""
        #expect(FormSamples.problem(head: long) == .headerTooLong)
        let many = Self.head + String(repeating: "\r\nX: y", count: 1000)
        #expect(FormSamples.problem(head: many) == .headerTooLong)
        #expect(FormSamples.problem(head: Self.head + "\r\n" + String(repeating: "x", count: 5000)) == .headerTooLong)
    }

    /// ATK-61
    @Test func partsAreBounded() {
        let most = (0..<MultipartForm.mostParts).map { FormSamples.field("f\($0)", "v") }
        #expect(FormSamples.problem(FormSamples.form(most)) == nil)
        #expect(FormSamples.problem(FormSamples.form(most + [FormSamples.field("x", "v")]))?.code == .tooManyParts)
        let many = (0..<10_000).map { FormSamples.field("f\($0)", "v") }
        #expect(FormSamples.problem(FormSamples.form(many))?.code == .tooManyParts)
    }

    /// ATK-61: the time grows with the body alone; how long it takes is for benchmarks.
    @Test(arguments: ["-", "------------", String(repeating: "-", count: 70), "x" + String(repeating: "-", count: 69)])
    func tenMegabytesOfHyphens(boundary: String) {
        let hyphens = Array(repeating: UInt8(ascii: "-"), count: 10 << 20)
        #expect(FormSamples.problem(hyphens, boundary: boundary) != nil)
        let open = Array("--\(boundary)\r\n\(Self.head)\r\n\r\n".utf8)
        #expect(FormSamples.problem(open + hyphens, boundary: boundary) != nil)
    }
}
