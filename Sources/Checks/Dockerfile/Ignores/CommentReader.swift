/// Reads a comment word by word, each with its place in the file.
struct CommentReader {
    private let bytes: [UInt8]
    private(set) var offset: Int
    private let end: Int

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { offset >= end }

    mutating func skip(_ isSkipped: (UInt8) -> Bool) {
        while offset < end, isSkipped(bytes[offset]) { offset += 1 }
    }

    mutating func skipBlanks() { skip(Self.isBlank) }

    /// Passes a text if it is what follows; letters may be of either case.
    mutating func consume(_ text: String) -> Bool {
        let text = text.utf8
        guard text.count <= end - offset else { return false }
        for (index, byte) in text.enumerated() where Self.lowercased(bytes[offset + index]) != Self.lowercased(byte) {
            return false
        }
        offset += text.count
        return true
    }

    /// Passes a text and the blanks around it.
    mutating func consumeWord(_ text: String) -> Bool {
        var copy = self
        copy.skipBlanks()
        guard copy.consume(text) else { return false }
        copy.skipBlanks()
        self = copy
        return true
    }

    /// The place of the bytes that follow and are `isPart`; nil if there is none.
    mutating func word(_ isPart: (UInt8) -> Bool = Self.isName) -> Range<Int>? {
        let start = offset
        skip(isPart)
        return offset > start ? start..<offset : nil
    }

    /// Names with commas between them.
    mutating func names() -> [Range<Int>] {
        var names: [Range<Int>] = []
        repeat {
            skipBlanks()
            guard let name = word() else { break }
            names.append(name)
        } while consumeWord(",")
        return names
    }

    /// What is left, without blanks and signs in front of it.
    func rest() -> String {
        var copy = self
        copy.skip { Self.isBlank($0) || [UInt8(ascii: "#"), UInt8(ascii: ":"), UInt8(ascii: "-")].contains($0) }
        var last = end
        while last > copy.offset, Self.isBlank(bytes[last - 1]) { last -= 1 }
        return text(copy.offset..<last)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    /// A byte of a rule's name: `CKV2_DOCKER_1`, `docker/sudo`, `dockerfile.security.missing-user`.
    static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "/"), UInt8(ascii: "*"):
            true
        default: false
        }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
