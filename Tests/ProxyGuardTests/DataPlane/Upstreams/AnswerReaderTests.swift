import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import ProxyDataPlane

@Suite("Answer reader")
struct AnswerReaderTests {
    private struct Read: Equatable {
        var statuses: [UInt] = []
        var headers: [HTTPHeaders] = []
        var body = ""
        var isWhole = false
        var isMalformed = false
        var isClean = true
        var staysOpen = true
    }

    /// What is read of pieces that come one after the other, up to the end of the first answer.
    private static func read(_ pieces: [[UInt8]]) -> Read {
        var reader = AnswerReader()
        var read = Read()
        reader.begin()
        do throws(AnswerReader.Problem) {
            for piece in pieces {
                reader.add(ByteBuffer(bytes: piece))
                while let part = try reader.next() {
                    switch part {
                    case .head(let head):
                        read.statuses.append(head.status.code)
                        read.headers.append(head.headers)
                    case .body(let bytes): read.body += String(buffer: bytes)
                    case .end: read.isWhole = true
                    }
                }
            }
        } catch {
            read.isMalformed = true
        }
        read.isClean = reader.isClean
        read.staysOpen = reader.staysOpen
        return read
    }

    private static func read(_ text: String) -> Read { read([Array(text.utf8)]) }

    private static let head = "HTTP/1.1 200 OK\r\n"

    @Test("bodies of a length, in chunks, of none, and up to the end of the connection")
    func framings() {
        let length = Self.read(Self.head + "Content-Type:  text/plain \t\r\nCONTENT-LENGTH: 5\r\n\r\nhello")
        #expect(length.isWhole && length.isClean && length.staysOpen && length.body == "hello")
        #expect(length.headers == [["content-type": "text/plain", "content-length": "5"]])
        let chunked = Self.read(
            Self.head + "transfer-encoding: Chunked\r\n\r\n3\r\nhel\r\n2;a=\"b\"\r\nlo\r\n0\r\nx-sum: 1\r\n\r\n")
        #expect(chunked.isWhole && chunked.isClean && chunked.staysOpen && chunked.body == "hello")
        #expect(chunked.headers == [["transfer-encoding": "Chunked"]])
        for status in ["204 No Content", "304 Not Modified", "200 OK\r\ncontent-length: 0", "204"] {
            let none = Self.read("HTTP/1.1 \(status)\r\n\r\n")
            #expect(none.isWhole && none.isClean && none.staysOpen && none.body.isEmpty, "\(status)")
        }
        let open = Self.read(Self.head + "\r\nhello")
        #expect(!open.isWhole && open.isClean && !open.staysOpen && open.body == "hello")
    }

    @Test("whether the connection can be used again")
    func kept() {
        for (text, isKept) in [
            ("HTTP/1.1 204\r\n\r\n", true), ("HTTP/1.1 204\r\nconnection: keep-alive\r\n\r\n", true),
            ("HTTP/1.1 204\r\nconnection: Close\r\n\r\n", false), ("HTTP/1.0 204\r\n\r\n", false),
            ("HTTP/1.1 204\r\nconnection: x , close\r\n\r\n", false),
            ("HTTP/1.0 204\r\nconnection: keep-alive\r\n\r\n", false),
        ] {
            #expect(Self.read(text).staysOpen == isKept, "\(text)")
        }
    }

    @Test("answers before the answer, as many as there are")
    func interim() {
        let read = Self.read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 X\r\nlink: a\r\n\r\n" + Self.head + "\r\n")
        #expect(read.statuses == [100, 103, 200] && read.headers[2].isEmpty)
    }

    @Test("bytes behind an answer are left over", arguments: ["H", "\r\n", "HTTP/1.1 200 OK\r\n\r\n", "\0"])
    func leftOver(rest: String) {
        for answer in [
            "content-length: 2\r\n\r\n{}", "transfer-encoding: chunked\r\n\r\n0\r\n\r\n", "content-length: 0\r\n\r\n",
        ] {
            let read = Self.read(Self.head + answer + rest)
            #expect(read.isWhole && !read.isClean, "\(answer)")
        }
    }

    @Test(
        "what is no answer, or could be read in two ways",
        arguments: [
            "GET / HTTP/1.1\r\n", "HTTP/2 200 OK\r\n", "HTTP/1.2 200 OK\r\n", "HTTP/1.1  200 OK\r\n",
            "HTTP/1.1 20 OK\r\n", "HTTP/1.1 2000 OK\r\n", "HTTP/1.1 099 OK\r\n", "HTTP/1.1 2x0 OK\r\n",
            "HTTP/1.1 200\u{1}OK\r\n", "http/1.1 200 OK\r\n", "HTTP/1.1 200 OK\n", "HTTP/1.1 200 OK\rx\r\n", "\r\n",
            "HTTP/1.1 101 Switching Protocols\r\n\r\n", "HTTP/1.1 200 O\u{0}K\r\n",
        ]
            + [
                "a\r\n", ": b\r\n", "a : b\r\n", " a: b\r\n", "a: b\r\n c\r\n", "a: b\n", "a: b\u{0}\r\n",
                "a: b\rc\r\n",
                "a: \u{7F}\r\n", "a\"b: c\r\n", "a\u{e9}: c\r\n", "content-length: 2\r\ncontent-length: 2\r\n",
                "content-length: +2\r\n", "content-length: -2\r\n", "content-length: 2, 2\r\n", "content-length: \r\n",
                "content-length: 0x2\r\n", "content-length: 9999999999999999\r\n", "transfer-encoding: gzip\r\n",
                "transfer-encoding: chunked, chunked\r\n",
                "transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n",
                "transfer-encoding: identity\r\n", "transfer-encoding: chunked\r\ncontent-length: 2\r\n\r\n",
                "content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n",
            ].map { "HTTP/1.1 200 OK\r\n" + $0 }
            + ["HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n"]
            + [
                "x\r\n", "\r\n", "-1\r\n", "+1\r\n", "1 x\r\n", "1\n", "0x1\r\n", "1,\r\n", "1\r\nab\r\n", "1\r\na\n",
                "1000000000000000\r\n", "1;\u{0}\r\n", "1;\r\n", "1 \r\n", "1;;\r\n", "0\r\nx\r\n", "0\r\n x: y\r\n",
            ].map { "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n" + $0 })
    func malformed(text: String) {
        #expect(Self.read(text).isMalformed)
        #expect(Self.read(text.utf8.map { [$0] }).isMalformed, "byte by byte")
    }

    @Test("no line, no head, no chunk's line and no trailers without end")
    func bounds() {
        let chunked = Self.head + "transfer-encoding: chunked\r\n\r\n"
        for (front, piece, most) in [
            ("", "H", 66 << 10), (Self.head, "a: " + String(repeating: "b", count: 100) + "\r\n", 66 << 10),
            (Self.head, "a:b\r\n", 2 << 10), (chunked + "1;", "x", 2 << 10), (chunked + "0\r\n", "a: b\r\n", 66 << 10),
        ] {
            let count = most / piece.utf8.count + 1
            #expect(Self.read(front + String(repeating: piece, count: count)).isMalformed, "\(front)\(piece)")
        }
        // What is long is let be.
        let long = Self.head + "a: \(String(repeating: "b", count: 30_000))\r\ncontent-length: 1\r\n\r\nx"
        #expect(Self.read(long).isWhole)
        let many = String(repeating: "1\r\na\r\n", count: 100_000)
        #expect(Self.read(chunked + many + "0\r\n\r\n").body.utf8.count == 100_000)
    }

    @Test("the same however the bytes come in pieces")
    func pieces() {
        let answers = [
            Self.head + "content-length: 12\r\nx: y\r\n\r\nhello, world",
            "HTTP/1.1 100 Continue\r\n\r\n" + Self.head + "transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n"
                + "00a ; x\r\n, world, a\r\n0\r\na: b\r\n\r\n",
            Self.head + "content-length: 2\r\n\r\n{}HTTP/1.1 200",
        ]
        for answer in answers {
            let bytes = Array(answer.utf8)
            let whole = Self.read([bytes])
            #expect(whole.isWhole)
            for size in 1..<20 {
                let pieces = stride(from: 0, to: bytes.count, by: size).map {
                    Array(bytes[$0..<min($0 + size, bytes.count)])
                }
                #expect(Self.read(pieces) == whole, "\(size): \(answer)")
            }
        }
    }

    @Test("what it takes NIO's decoder takes too, and reads the same")
    func likeTheLibrary() throws {
        var generator = Generator(state: 7)
        let seeds = [
            Self.head + "content-type: application/json\r\ncontent-length: 12\r\n\r\nhello, world",
            Self.head + "transfer-encoding: chunked\r\nx: y\r\n\r\n5\r\nhello\r\n0a\r\n, world, a\r\n0\r\n\r\n",
            "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n",
        ].map { Array($0.utf8) }
        let letters = Array("\r\n\0 :;,0123456789abcdefx-HTP/\t".utf8)
        var taken = 0
        for round in 0..<6000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<Int.random(in: 0...2, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                let letter = letters[Int.random(in: 0..<letters.count, using: &generator)]
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[place] = letter
                case 1: bytes.insert(letter, at: place)
                default: bytes.remove(at: place)
                }
            }
            let read = Self.read([bytes])
            guard read.isWhole, read.isClean else { continue }
            taken += 1
            let channel = EmbeddedChannel(handler: ByteToMessageHandler(HTTPResponseDecoder()))
            try channel.writeOutbound(HTTPClientRequestPart.head(.init(version: .http1_1, method: .GET, uri: "/")))
            var body = ""
            var isWhole = false
            do {
                try channel.writeInbound(ByteBuffer(bytes: bytes))
                while let part = try channel.readInbound(as: HTTPClientResponsePart.self) {
                    switch part {
                    case .head(let head): #expect(head.status.code == read.statuses.last)
                    case .body(let bytes): body += String(buffer: bytes)
                    case .end: isWhole = true
                    }
                }
            } catch {
                Issue.record("refused by the library: \(String(decoding: bytes, as: UTF8.self).debugDescription)")
            }
            #expect(isWhole && body == read.body, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
            _ = try? channel.finish()
        }
        #expect(taken > 2000)
    }

    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        /// SplitMix64. Source: https://prng.di.unimi.it/splitmix64.c
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return value ^ value >> 31
        }
    }
}
