import ProxyRoutes
import Testing

@Suite struct MediaTypeTests {
    @Test func parts() throws {
        let type = try #require(MediaType("Text/Plain ; Charset=\"UTF-8\";a=b ; "))
        #expect(type.essence == "text/plain")
        #expect(type.parameters.map(\.name) == ["charset", "a"])
        #expect(type["charset"] == "UTF-8")
        #expect(type["b"] == nil)
        #expect(type.boundary == nil)
    }

    @Test("a semicolon in quotes belongs to the value")
    func quotes() throws {
        #expect(try #require(MediaType("a/b; c=\"d;e\"; f=g"))["c"] == "d;e")
    }

    @Test(arguments: [
        "", "a", "a/", "/b", "a/b/c", "a/b; c", "a/b; =d", "a/b; c=", "a/b; c =d", "a/b; c= d", "a/b; c=\"d\"e",
        "a/b; c=d; C=e", "a/b; c*=d", "a/b, c/d", "a/b; c=\"\\d\"", "a/b; c=\"", "a b/c", "a/b; c=d e", "a/b; c=\u{E9}",
        "a/b; c=\"\u{E9}\"",
    ])
    func refused(text: String) { #expect(MediaType(text) == nil) }

    @Test func length() {
        let filler = String(repeating: "a", count: MediaType.greatestLength - 2)
        #expect(MediaType("a/" + filler) != nil)
        #expect(MediaType("a/a" + filler) == nil)
    }
}
