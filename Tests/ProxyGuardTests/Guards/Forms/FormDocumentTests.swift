import Testing

@testable import ProxyGuards

@Suite struct FormDocumentTests {
    private static func read(_ fields: [(String, String)]) throws -> FormDocument {
        try FormSamples.read(FormSamples.form(fields.map { FormSamples.field($0.0, $0.1) }))
    }

    private static func code(_ names: [String]) -> FormProblem.Code? {
        FormSamples.problem(FormSamples.form(names.map { FormSamples.field($0, "v") }))?.code
    }

    @Test func theModelIsWhatTheFieldSays() throws {
        #expect(try Self.read([("prompt", "a"), ("model", "whisper-1")]).model == .text("whisper-1"))
        #expect(try Self.read([("model", " Whisper-1\r\n")]).model == .text(" Whisper-1\r\n"))
        #expect(try Self.read([("prompt", "a")]).model == .missing)
        for name in ["model", "purpose", "stream", "prompt"] {
            let file = FormSamples.file([65], name: name)
            #expect(FormSamples.problem(FormSamples.form([file])) == FormProblem(.name, part: 1))
        }
    }

    @Test func whatElseHasToBeKnown() throws {
        let form = try FormSamples.read(
            FormSamples.form([
                FormSamples.field("purpose", "batch"), FormSamples.field("api_base", "http://x"),
                FormSamples.field("Extra_Headers[x]", "y"), FormSamples.file(Array(repeating: 65, count: 1000)),
            ]))
        #expect(form.isBatch && form.promptBytes == 5 + 8 + 1)
        #expect(form.forbiddenParameters == ["Extra_Headers[x]", "api_base"])
        #expect(try !Self.read([("purpose", "fine-tune")]).isBatch)
    }

    @Test(arguments: [
        (["model", "model"], FormProblem.Code.duplicate), (["model", "Model"], .name), (["prompt", "PROMPT"], .name),
        (["model[]"], .name), (["model[0]", "model"], .name), (["purpose[x]"], .name), (["user", "USER"], .duplicate),
        (["image", "image[]"], .duplicate), (["image[]", "image"], .duplicate), (["image[0]", "image[0]"], .duplicate),
        (["a[]", "A[]"], .duplicate), (["_charset_"], .name), (["_CHARSET_"], .name), (["[]"], .name),
        (["image[]", "image[]"], nil), (["expires_after[anchor]", "expires_after[seconds]"], nil),
        (["include[]", "timestamp_granularities[]", "include[]", "model", "prompt"], nil),
    ])
    func namesThatMeanTheSameToSomebodyAreRefused(names: [String], code: FormProblem.Code?) {
        #expect(Self.code(names) == code, "\(names)")
    }

    @Test(arguments: [[0xFF], [0x61, 0x00], [0xC0, 0xAF], [0xED, 0xA0, 0x80]] as [[UInt8]])
    func fieldsAreText(bytes: [UInt8]) {
        let part = FormSamples.part("content-disposition: form-data; name=\"prompt\"", bytes)
        #expect(FormSamples.problem(FormSamples.form([part])) == FormProblem(.text, part: 1))
        #expect(FormSamples.problem(FormSamples.form([FormSamples.file(bytes)])) == nil)
    }
}
