/// A part of a list, and where the next part begins.
public struct Page<Element: Sendable>: Sendable {
    /// The records, oldest first.
    public var items: [Element]
    /// What to ask for next; nil at the end.
    public var next: PageCursor?
}

/// Where a part of a list begins.
public struct PageCursor: Hashable, Sendable {
    let number: Int64

    init(number: Int64) { self.number = number }

    /// From the text of an earlier answer; nil if it is none.
    public init?(_ text: String) {
        guard text.utf8.count <= 19, text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
            let number = Int64(text)
        else { return nil }
        self.number = number
    }

    /// Its text, digits only.
    public var text: String { String(number) }
}

/// Which part of a list is wanted.
public struct PageRequest: Hashable, Sendable {
    /// The most records of one answer.
    public static let greatestLimit = 200

    /// How many records, 1 to ``greatestLimit``.
    public var limit: Int
    /// Where to begin; nil for the beginning.
    public var cursor: PageCursor?
    /// Only records whose name holds this text, letters of ASCII in either case.
    public var nameContains: String?

    public init(limit: Int = 50, cursor: PageCursor? = nil, nameContains: String? = nil) {
        self.limit = limit
        self.cursor = cursor
        self.nameContains = nameContains
    }

    /// For LIKE with `\` as the escape.
    var pattern: String? {
        nameContains.map { text in
            "%"
                + text.reduce(into: "") { result, character in
                    if character == "%" || character == "_" || character == "\\" { result.append("\\") }
                    result.append(character)
                } + "%"
        }
    }

    func check() throws(StoreError) {
        guard 1...Self.greatestLimit ~= limit else {
            throw StoreError(.invalid, "the limit of a list must be between 1 and \(Self.greatestLimit)")
        }
        guard (nameContains?.utf8.count ?? 0) <= 400 else {
            throw StoreError(.invalid, "the text to look for is too long")
        }
    }
}
