import ProxyConfiguration
import Testing

@Suite struct FilePathTests {
    @Test func fromTheRoot() {
        #expect(read("/a/b", as: FilePath.self).value?.text == "/a/b")
        for text in ["a/b", "./a", ""] { #expect(read(text, as: FilePath.self).value == nil) }
        #expect(read("./certs/a.crt", untyped: true, as: FilePath.self).value?.text == "./certs/a.crt")
    }

    @Test(arguments: [
        ("/a/b", true), ("./a", true), ("~/a", true), ("certs/a.crt", true), ("k9Qz7Lm2Xv4", false), ("a.b9", false),
        ("-----BEGIN KEY-----\nk9.pem", false),
    ])
    func whatIsNoPathIsNotShown(text: String, isShown: Bool) {
        let written = read(text, untyped: true, as: FilePath.self).value?.written
        #expect(written == (isShown ? "\"\(text)\"" : "\"***\""))
    }
}
