import ProxyConfiguration
import Testing

@Suite struct FilePathTests {
    @Test func fromTheRoot() {
        #expect(read("/a/b", as: FilePath.self).value?.text == "/a/b")
        for text in ["a/b", "./a", ""] { #expect(read(text, as: FilePath.self).value == nil) }
        #expect(read("./certs/a.crt", untyped: true, as: FilePath.self).value?.text == "./certs/a.crt")
    }
}
