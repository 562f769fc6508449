internal import Rules

/// Whether classes of Python take the values of their fields from the environment.
enum ClassBinding {
    case none
    /// A class is called like settings, and its base stands in another file.
    case likely
    /// The file names the base of pydantic, or one that is called like it.
    case certain

    /// Bases that bind nothing, and those that the language brings along.
    private static let others: Set = [
        "object", "dict", "str", "int", "list", "Exception", "Enum", "IntEnum", "StrEnum", "ABC", "Protocol", "Generic",
        "TypedDict", "NamedTuple", "BaseModel", "SQLModel", "Model", "Schema", "AppConfig", "TestCase",
    ]

    init(in source: [UInt8]) {
        self = source.withUnsafeBytes { source in
            if ByteSearch.contains(source, "BaseSettings") || ByteSearch.contains(source, "Settings):") {
                return .certain
            }
            return Self.isLikely(source) ? .likely : .none
        }
    }

    private static func isLikely(_ source: UnsafeRawBufferPointer) -> Bool {
        var defined: Set<Substring> = []
        var bases: Set<Substring> = []
        var next = ByteSearch.first(of: "class ", in: source)
        while let place = next {
            let start = place + "class ".utf8.count
            let head = source[start...].prefix(headLimit).prefix { $0 != UInt8(ascii: ":") && $0 != 0x0A }
            next = ByteSearch.first(of: "class ", in: source, from: head.endIndex)
            let parts = String(decoding: head, as: UTF8.self).split { !$0.isLetter && !$0.isNumber && $0 != "_" }
            guard let name = parts.first else { continue }
            defined.insert(name)
            let isSettings = parts.contains { part in
                ["Conf", "Setting", "Env"].contains { part.range(ofText: $0) != nil }
            }
            if isSettings, head.contains(UInt8(ascii: "(")) { bases.formUnion(parts.dropFirst()) }
        }
        return bases.subtracting(defined).contains { !others.contains(String($0)) }
    }

    /// How long the line of a class may be, in bytes.
    private static let headLimit = 200
}
