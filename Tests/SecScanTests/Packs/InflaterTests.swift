import TestSupport
import Testing

@testable import SecScan

@Suite struct InflaterTests {
    private func inflated(_ input: [UInt8], _ count: Int) throws(Damage) -> [UInt8] {
        let output = ByteBuffer(count: count)
        let inflater = Inflater()
        let result = input.withUnsafeBytes { bytes in
            Result { () throws(Damage) in try inflater.inflate(bytes, into: output.mutable) }
        }
        try result.get()
        return Array(output.bytes)
    }

    /// What git deflated, with something behind it.
    @Test(arguments: [0, 1, 5, 100_000])
    func streamsOfGit(count: Int) throws {
        let folder = try TestFolder.repository()
        var random = SeededGenerator(seed: 3)
        let content = random.bytes(count, from: Alphabet.hex.bytes)
        let id = try folder.store("blob", content).description
        let stream = try folder.bytes(".git/objects/\(id.prefix(2))/\(id.dropFirst(2))")
        let whole = Array("blob \(count)\0".utf8) + content
        #expect(try inflated(stream, whole.count) == whole)
        #expect(try inflated(stream + [1, 2, 3], whole.count) == whole)
    }

    @Test(arguments: [0, 1, 0xFFFF, 0x1_0000, 0x2_0001])
    func storedStreams(count: Int) throws {
        let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        #expect(try inflated(HandmadePack.stream(content), count) == content)
    }

    @Test(arguments: [-1, 1, 1000])
    func anotherSize(difference: Int) {
        let content = [UInt8](repeating: 7, count: 40)
        #expect(throws: Damage("it cannot be inflated")) {
            try inflated(HandmadePack.stream(content), content.count + difference)
        }
    }

    @Test func damage() {
        let content = Array("some content, all of it stored".utf8)
        let stream = HandmadePack.stream(content)
        for end in stream.indices {
            #expect(throws: Damage.self) { try inflated(Array(stream[..<end]), content.count) }
        }
        // The third byte has bits that nobody reads.
        for place in stream.indices where place != 2 {
            var changed = stream
            changed[place] ^= 0x40
            #expect(throws: Damage.self, "\(place)") { try inflated(changed, content.count) }
        }
        #expect(throws: Damage.self) { try inflated([], 0) }
    }

    /// One inflater for many streams; a damaged one leaves nothing behind.
    @Test func again() throws {
        let inflater = Inflater()
        let output = ByteBuffer(count: 3)
        let good = HandmadePack.stream([1, 2, 3])
        for stream in [good, [1, 2, 3], good] {
            stream.withUnsafeBytes { bytes in _ = try? inflater.inflate(bytes, into: output.mutable) }
        }
        #expect(Array(output.bytes) == [1, 2, 3])
    }
}
