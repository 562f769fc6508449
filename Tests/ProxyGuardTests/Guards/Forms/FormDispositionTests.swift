import Testing

@testable import ProxyGuards

@Suite struct FormDispositionTests {
    @Test(arguments: [
        ("form-data; name=\"a\"", "a", nil), ("Form-Data;name=\"a[]\"; filename=\"b c.wav\"", "a[]", "b c.wav"),
        ("form-data; filename=\"Z\u{FC}rich; 1.txt\"; name=file", "file", "Z\u{FC}rich; 1.txt"),
    ])
    func read(text: String, name: String, fileName: String?) throws {
        let disposition = try FormDisposition(text)
        #expect(disposition.name == name && disposition.fileName == fileName)
    }

    @Test(arguments: [
        ("attachment; name=\"a\"", FormProblem.Code.disposition), ("form-data", .disposition),
        ("form-data; filename=\"a\"", .disposition), ("form-data; name=\"a\"; name=\"b\"", .disposition),
        ("form-data; name=\"a\"; NAME=\"b\"", .disposition), ("form-data; name=\"a", .disposition),
        ("form-data; name=\"a\"x", .disposition), ("form-data; name=", .disposition),
        ("form-data; name =\"a\"", .disposition), ("form-data name=\"a\"", .disposition),
        ("form-data; name=\"a\"; filename*=UTF-8''b", .disposition),
        ("form-data; name*=UTF-8''model; name=\"a\"", .disposition),
        ("form-data; name*0=\"mo\"; name*1=\"del\"", .disposition), ("form-data; name=\"a\"; x=\"y\"", .disposition),
        ("form-data; name=\"\"", .name), ("form-data; name=\"a b\"", .name), ("form-data; name=\"%6dodel\"", .name),
        ("form-data; name=\"mod\u{E9}l\"", .name),
        ("form-data; name=\"a\"; filename=\"b\\\"; name=\\\"c\"", .disposition),
        ("form-data; name=\"a\"; filename=\"b\\c\"", .fileName), ("form-data; name=x; filename=\"\"", .fileName),
        ("form-data; name=\"a\"; filename=\"b; name=model\"", .fileName),
    ])
    func whatCouldBeReadInTwoWaysIsRefused(text: String, code: FormProblem.Code) {
        let problem = #expect(throws: FormProblem.self) { try FormDisposition(text) }
        // A backslash in front of a quote is either.
        #expect(problem?.code == code || problem?.code == .fileName && text.contains("\\"), "\(text)")
    }

    /// For readers of bytes a quote is one, whatever is put on top of it.
    @Test func aCombiningMarkHidesNoQuote() {
        #expect(throws: FormProblem.self) {
            try FormDisposition("form-data; name=\"a\"; filename=\"b\"\u{301}; name=\"model\"")
        }
    }
}
