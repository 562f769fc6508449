import NIOCore
import Testing

@testable import ProxyDataPlane

@Suite("Key watch")
struct KeyWatchTests {
    private static let key = "provider-" + "key-0123456789"

    /// What goes on of a text in pieces; nil if it was stopped.
    private static func passed(_ text: String, cut: Int, key: String = key) -> String? {
        var watch = KeyWatch(Array(key.utf8))
        var result = ByteBuffer()
        for start in stride(from: 0, to: text.count, by: cut) {
            guard let bytes = watch.pass(ByteBuffer(string: String(text.dropFirst(start).prefix(cut)))) else {
                return nil
            }
            result.writeImmutableBuffer(bytes)
            #expect(!String(buffer: result).contains("provider-key"))
        }
        result.writeImmutableBuffer(watch.rest)
        return String(buffer: result)
    }

    @Test("the key is seen wherever it is cut, and nothing of it went on", arguments: [1, 2, 3, 7, 22, 23, 100])
    func told(cut: Int) {
        #expect(Self.passed("it is \(Self.key) so", cut: cut) == nil)
        #expect(Self.passed("provprovider-\(Self.key)", cut: cut) == nil)
    }

    @Test("a short key is none to look for") func short() {
        #expect(Self.passed("this is true", cut: 3, key: "true") == "this is true")
    }

    @Test("everything else goes on byte for byte", arguments: [1, 2, 3, 7, 100])
    func others(cut: Int) {
        for text in ["", "a provider, a provide", "pprovidepro", "p"] { #expect(Self.passed(text, cut: cut) == text) }
        #expect(Self.passed("a test", cut: cut, key: "test") == "a test")
    }
}
