import Testing

@testable import ProxyDemo

@Suite("LoopbackAnswer")
struct LoopbackAnswerTests {
    private static func read(_ text: String, hasEnded: Bool = false) -> (answer: LoopbackAnswer, count: Int)? {
        LoopbackAnswer.read(Array(text.utf8)[...], hasEnded: hasEnded)
    }

    @Test("With its length; what is behind it is left")
    func length() throws {
        let text = "HTTP/1.1 200 OK\r\nA: b\r\ncontent-length: 2\r\n\r\nhiHTTP/1.1"
        let found = try #require(Self.read(text))
        #expect(found.answer.status == 200)
        #expect(found.answer["a"] == "b")
        #expect(found.answer.text == "hi")
        #expect(found.answer.isWhole)
        #expect(found.count == text.utf8.count - 8)
        #expect(found.answer.whole == "200\na: b\ncontent-length: 2\nhi")
    }

    @Test("In chunks, at any length of what is there")
    func chunks() throws {
        let text = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5;x=1\r\nhello\r\n1\r\n!\r\n0\r\n\r\n"
        for count in 0..<text.utf8.count {
            let found = Self.read(String(decoding: text.utf8.prefix(count), as: UTF8.self))
            #expect(found?.answer.isWhole != true)
            #expect(found.map { "hello!".hasPrefix($0.answer.text) } ?? true)
        }
        let found = try #require(Self.read(text))
        #expect(found.answer.text == "hello!")
        #expect(found.answer.isWhole)
        #expect(found.count == text.utf8.count)
    }

    @Test("Up to the end of the connection, and without a body")
    func others() throws {
        #expect(try #require(Self.read("HTTP/1.1 200 OK\r\n\r\nabc")).answer.isWhole == false)
        let found = try #require(Self.read("HTTP/1.1 200 OK\r\n\r\nabc", hasEnded: true))
        #expect(found.answer.isWhole && found.answer.text == "abc")
        #expect(try #require(Self.read("HTTP/1.1 204 No\r\n\r\n")).answer.isWhole)
        let head = LoopbackAnswer.read(Array("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n".utf8)[...], hasNoBody: true)
        #expect(try #require(head).answer.isWhole)
    }

    @Test(
        "What is no answer",
        arguments: ["", "HTTP/1.1 200", "hello\r\n\r\n", "HTTP/1.1 x\r\n\r\n", "HTTP/1.1 200 OK\r\na: b\r\n"])
    func none(text: String) { #expect(Self.read(text) == nil) }
}
