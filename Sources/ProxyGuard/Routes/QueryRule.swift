/// A name that a route's query may have, and what its value looks like.
struct QueryRule: Sendable {
    enum Form: Sendable {
        /// Zero, or up to ten digits of which the first is another.
        case number
        /// An id, or a position in a list that is opaque to clients; the greatest length.
        case cursor(Int)
        /// Small letters, digits, dots, hyphens and underscores; at most 128.
        case word
        case oneOf([String])
    }

    /// Every way in which clients write the name; a request uses one of them.
    let spellings: [String]
    let form: Form
    /// Whether the name may stand there several times.
    var isList = false

    init(_ name: String, _ form: Form) {
        spellings = [name]
        self.form = form
    }

    init(list spellings: [String], _ form: Form) {
        self.spellings = spellings
        self.form = form
        isList = true
    }

    func accepts(_ value: Substring.UTF8View) -> Bool {
        switch form {
        case .number:
            value.count <= 10 && value.allSatisfy(Octet.isDigit)
                && (value.first != UInt8(ascii: "0") || value.count == 1)
        case .cursor(let length):
            // Brackets and ampersands are of names and pairs; an equals sign has to be encoded.
            value.count <= length
                && value.allSatisfy { Octet.isUnreserved($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "%") }
        case .word:
            value.count <= 128
                && value.allSatisfy { byte in
                    byte &- 0x61 < 26 || Octet.isDigit(byte) || "._-".utf8.contains(byte)
                }
        case .oneOf(let words): words.contains { value.elementsEqual($0.utf8) }
        }
    }
}
