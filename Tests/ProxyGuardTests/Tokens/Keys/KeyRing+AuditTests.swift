import Foundation
import Rules
import Testing

@testable import ProxyTokens

@Suite("Key ring: the audit log")
struct KeyRingAuditTests {
    private static func secret(_ first: UInt8) -> Secret {
        Secret(Array(Data((0..<32).map { $0 &+ first }).base64EncodedString().utf8))
    }

    @Test("each key has one of its own, which is neither it nor what others are derived for")
    func keys() throws {
        let ring = try KeyRing(keys: [Self.secret(1), Self.secret(2)])
        let keys = ring.auditKeys.map(\.revealed)
        #expect(keys.count == 2 && Set(keys).count == 2 && keys.allSatisfy { $0.count == 32 })
        #expect(!keys.contains((0..<32).map { $0 + 1 }))
        #expect(keys == (try KeyRing(keys: [Self.secret(1), Self.secret(2)])).auditKeys.map(\.revealed))
        #expect(keys[1] == (try KeyRing(keys: [Self.secret(2)])).auditKeys[0].revealed)
        #expect(ring.derivedKeys(info: "other").map(\.revealed) != keys)
    }

    /// In two halves: it is no secret, and looks like one.
    private static let expected =
        "047c046390b7bf68d6c60f7a415fa907"
        + "65c1c072ace358a8f401eb9cd861d418"

    /// Made by hand of two HMACs with another program, as RFC 5869 has it for one block without salt.
    @Test("it is HKDF with SHA-256")
    func vector() throws {
        let key = try KeyRing(keys: [Self.secret(0)]).auditKeys[0].revealed
        #expect(key.map { String(format: "%02x", $0) }.joined() == Self.expected)
    }
}
