internal import Glibc

/// Looks for one sequence of bytes in a text that comes piece by piece, in a time that grows with the text alone.
///
/// Source: Knuth, Morris and Pratt, "Fast pattern matching in strings", 1977
public struct LiteralSearch: Sendable {
    public let literal: [UInt8]
    /// For each count of matched bytes, how many of them are matched still where the next one does not fit.
    private let fallback: [Int]
    /// How many bytes of the literal the text so far ends with.
    public private(set) var matched = 0

    /// - Parameter literal: not empty.
    public init(_ literal: [UInt8]) {
        self.literal = literal
        var fallback = Array(repeating: 0, count: literal.count + 1)
        var length = 0
        for index in literal.indices.dropFirst() {
            while length > 0, literal[index] != literal[length] { length = fallback[length] }
            if literal[index] == literal[length] { length += 1 }
            fallback[index + 1] = length
        }
        self.fallback = fallback
    }

    /// Of a credential that no answer may repeat; nil where it is so short that it cannot be told from ordinary text.
    public init?(credential: [UInt8]) {
        guard credential.count >= Self.shortestCredential else { return nil }
        self.init(credential)
    }

    private static let shortestCredential = 8

    /// The offset behind the first place where it stands; nil where it does not, and then the next piece of the text goes on from here.
    public mutating func firstEnd(in bytes: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
        guard let base = bytes.baseAddress, let first = literal.first else { return nil }
        var index = start
        var matched = self.matched
        while index < bytes.count {
            if matched == 0 {
                guard let found = memchr(base + index, Int32(first), bytes.count - index) else { break }
                index = base.distance(to: UnsafeRawPointer(found)) + 1
                matched = 1
            } else {
                let byte = bytes[index]
                while matched > 0, literal[matched] != byte { matched = fallback[matched] }
                if literal[matched] == byte { matched += 1 }
                index += 1
            }
            if matched == literal.count {
                self.matched = 0
                return index
            }
        }
        self.matched = matched
        return nil
    }

    /// Whether it stands in a text that is whole.
    public func isIn(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var search = self
        search.reset()
        return search.firstEnd(in: bytes) != nil
    }

    /// What comes next has nothing to do with what came.
    public mutating func reset() { matched = 0 }
}

extension JSONTape {
    /// Whether a text stands in the body once its escapes are undone; without escapes only the body itself has to be looked at.
    func tells(_ search: LiteralSearch, in body: UnsafeRawBufferPointer) -> Bool {
        guard nodes.contains(where: \.hasEscapes) else { return false }
        return BodyText(self, skipping: [], in: body).bytes.withUnsafeBytes { search.isIn($0) }
    }
}
