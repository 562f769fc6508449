import Rules
import Testing

@testable import ProxyTokens

@Suite("Key ring")
struct KeyRingTests {
    private let first = TestKeys.random()
    private let second = TestKeys.random()
    private let plaintext = Array("an invented provider's key".utf8)

    @Test("what was sealed opens in its context", arguments: [0, 1, 15, 16, 17, 64, 1000])
    func roundTrip(count: Int) throws {
        let ring = try KeyRing(keys: [first])
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let sealed = try ring.seal(bytes, context: "provider_keys:17:secret")
        #expect(sealed.hasPrefix("enc:v1:\(ring.currentKeyID):"))
        #expect(try ring.open(sealed, context: "provider_keys:17:secret") == bytes)
    }

    @Test("nonces differ, so that equal values look different")
    func nonces() throws {
        let ring = try KeyRing(keys: [first])
        let sealed = try (0..<1_000).map { _ in try ring.seal(plaintext, context: "a") }
        #expect(Set(sealed).count == sealed.count)
        #expect(Set(try sealed.map { try SealedText($0).bytes.prefix(12) }).count == sealed.count)
    }

    @Test("every changed bit is noticed, of nonce, ciphertext and tag")
    func bits() throws {
        let ring = try KeyRing(keys: [first])
        let sealed = try SealedText(try ring.seal(plaintext, context: "a"))
        for bit in 0..<(sealed.bytes.count * 8) {
            var other = sealed
            other.bytes[bit / 8] ^= 1 << (bit % 8)
            #expect(throws: KeyRingError.notAuthentic) { try ring.open(other.text, context: "a") }
        }
    }

    @Test("every changed character is noticed")
    func characters() throws {
        let ring = try KeyRing(keys: [first])
        for count in 0..<3 {
            let sealed = Array(try ring.seal(plaintext + [UInt8](repeating: 1, count: count), context: "a").utf8)
            for index in sealed.indices {
                for byte in Array("ABab01-_:=".utf8) where byte != sealed[index] {
                    var other = sealed
                    other[index] = byte
                    #expect(throws: KeyRingError.self) {
                        try ring.open(String(decoding: other, as: UTF8.self), context: "a")
                    }
                }
            }
        }
    }

    @Test("every shortened text is noticed")
    func shortened() throws {
        let ring = try KeyRing(keys: [first])
        let sealed = try ring.seal(plaintext, context: "a")
        for count in 0..<sealed.count {
            #expect(throws: KeyRingError.self) { try ring.open(String(sealed.prefix(count)), context: "a") }
        }
    }

    @Test("values that are swapped between places do not open")
    func contexts() throws {
        let ring = try KeyRing(keys: [first, second])
        let contexts = ["keys:1:secret", "keys:2:secret", "keys:1:name", "", "keys:1:secret "]
        for own in contexts {
            let sealed = try ring.seal(plaintext, context: own)
            for other in contexts where other != own {
                #expect(throws: KeyRingError.notAuthentic) { try ring.open(sealed, context: other) }
            }
        }
    }

    @Test("a value under one key's id is not opened with another's")
    func ids() throws {
        let ring = try KeyRing(keys: [first, second])
        var sealed = try SealedText(try ring.seal(plaintext, context: "a"))
        sealed.keyID = ring.keyIDs[1]
        #expect(throws: KeyRingError.notAuthentic) { try ring.open(sealed.text, context: "a") }
    }

    @Test("the first key seals, any opens")
    func rotation() throws {
        let old = try KeyRing(keys: [first])
        let both = try KeyRing(keys: [second, first])
        let new = try KeyRing(keys: [second])
        let sealed = try old.seal(plaintext, context: "a")
        #expect(old.isCurrent(sealed) && !both.isCurrent(sealed))
        #expect(try both.open(sealed, context: "a") == plaintext)
        #expect(throws: KeyRingError.unknownKey(old.currentKeyID)) { try new.open(sealed, context: "a") }

        let resealed = try both.reseal(sealed, context: "a")
        #expect(both.isCurrent(resealed))
        #expect(try new.open(resealed, context: "a") == plaintext)
        #expect(try both.reseal(resealed, context: "a") == resealed)
        #expect(throws: KeyRingError.notAuthentic) { try both.reseal(sealed, context: "b") }
        #expect(throws: KeyRingError.notAuthentic) { try both.reseal(resealed, context: "b") }
    }

    @Test("what was never sealed is refused")
    func plain() throws {
        let ring = try KeyRing(keys: [first])
        for text in ["", "sk-" + "invented", " enc:v1:", "v1:abc"] {
            #expect(throws: KeyRingError.plaintext) { try ring.open(text, context: "a") }
            #expect(throws: KeyRingError.plaintext) { try ring.reseal(text, context: "a") }
            #expect(!ring.isCurrent(text))
        }
    }

    @Test("rings without keys, with bad ones or with one twice are refused")
    func rings() {
        #expect(throws: KeyRingError.noKey) { try KeyRing(keys: []) }
        #expect(throws: KeyRingError.badKey(number: 2)) { try KeyRing(keys: [first, Secret("abc".utf8)]) }
        #expect(throws: KeyRingError.duplicateKey(number: 3)) { try KeyRing(keys: [first, second, first]) }
    }

    @Test("the check value tells a wrong key")
    func checkValue() throws {
        let ring = try KeyRing(keys: [first])
        let other = try KeyRing(keys: [second])
        let value = ring.keyCheckValue
        #expect(value.wholeMatch(of: /kcv:v1:[0-9a-f]{8}:[0-9a-f]{32}/) != nil)
        try ring.verify(keyCheckValue: value)
        try KeyRing(keys: [second, first]).verify(keyCheckValue: value)
        #expect(throws: KeyRingError.unknownKey(ring.currentKeyID)) { try other.verify(keyCheckValue: value) }
        let last = value.last == "0" ? "1" : "0"
        #expect(throws: KeyRingError.wrongKey(ring.currentKeyID)) {
            try ring.verify(keyCheckValue: value.dropLast() + last)
        }
        for text in ["", "kcv:v1:", String(value.dropLast()), value + "0", "kcv:v2:" + value.dropFirst(7)] {
            #expect(throws: KeyRingError.malformed) { try ring.verify(keyCheckValue: text) }
        }
    }

    @Test("no key is shown by the ring or its errors")
    func redacted() throws {
        let ring = try KeyRing(keys: [first, second])
        var dumped = ""
        dump(ring, to: &dumped)
        for key in [first, second] {
            let text = String(decoding: key.revealed, as: UTF8.self)
            #expect(!"\(ring)".contains(text.prefix(12)))
            #expect(!dumped.contains(text.prefix(12)))
        }
    }
}
