import Foundation
import Testing

@testable import ProxyStore

@Suite struct StoredHashTests {
    @Test func lengths() {
        for count in [0, 31, 33, 64] { #expect(StoredHash(bytes: [UInt8](repeating: 1, count: count)) == nil) }
        #expect(StoredHash(bytes: [UInt8](repeating: 1, count: 32))?.bytes.count == 32)
    }

    @Test func coding() throws {
        let data = try JSONEncoder().encode(hash(1))
        #expect(try JSONDecoder().decode(StoredHash.self, from: data) == hash(1))
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(StoredHash.self, from: Data("[1,2]".utf8)) }
    }
}
