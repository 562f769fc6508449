/// A number of bytes: `512B`, `64KiB`, `10MiB`, `1GiB`; `KB`, `MB` and `GB` are powers of 1000.
public struct ByteSize: SettingValue, Hashable, Comparable {
    /// The number.
    public var bytes: Int

    /// Creates a size of so many bytes.
    public init(bytes: Int) { self.bytes = bytes }

    /// So many times 1024 bytes.
    public static func kibibytes(_ count: Int) -> ByteSize { ByteSize(bytes: count << 10) }
    /// So many times 1024² bytes.
    public static func mebibytes(_ count: Int) -> ByteSize { ByteSize(bytes: count << 20) }

    public static var phrase: String { "a size such as \"64KiB\" or \"10MiB\"" }

    private static let units: [(name: String, bytes: Int)] = [
        ("GiB", 1 << 30), ("GB", 1_000_000_000), ("MiB", 1 << 20), ("MB", 1_000_000), ("KiB", 1 << 10), ("KB", 1000),
        ("B", 1),
    ]
    /// Of files without types; servers of the web count in powers of 1024.
    private static let shortUnits: [(name: String, bytes: Int)] = [("G", 1 << 30), ("M", 1 << 20), ("K", 1 << 10)]

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> ByteSize? {
        if case .integer(let bytes) = written.content { return ByteSize(bytes: bytes) }
        guard let text = written.text, let size = ByteSize(text, isUntyped: written.isUntyped) else {
            return refuse(written, &mismatches, written.text.map { $0.isEmpty ? "an empty text" : "another text" })
        }
        return size
    }

    private init?(_ text: String, isUntyped: Bool) {
        let sign = text.hasPrefix("-") ? 1 : 0
        let digits = text.dropFirst(sign).prefix { $0.isASCII && $0.isNumber || isUntyped && $0 == "." }
        let name = text.dropFirst(sign + digits.count).drop { $0 == " " }
        let unit = (Self.units + (isUntyped ? Self.shortUnits : [])).first { unit in
            isUntyped ? unit.name.lowercased() == name.lowercased() : unit.name == name
        }
        guard let scale = unit?.bytes ?? (name.isEmpty && isUntyped ? 1 : nil),
            let bytes = Self.product(digits, scale)
        else { return nil }
        self.bytes = sign == 1 ? -bytes : bytes
    }

    /// Nil unless it is a number that can be counted.
    private static func product(_ digits: Substring, _ scale: Int) -> Int? {
        if let number = Int(digits) {
            let (bytes, overflows) = number.multipliedReportingOverflow(by: scale)
            return overflows ? nil : bytes
        }
        return Double(digits).flatMap { Int(exactly: ($0 * Double(scale)).rounded(.up)) }
    }

    /// In the largest unit that needs no fraction.
    public var shortText: String {
        guard bytes != 0 else { return "0B" }
        for unit in Self.units where bytes % unit.bytes == 0 { return "\(bytes / unit.bytes)\(unit.name)" }
        return "\(bytes)B"
    }

    public var written: String { "\"\(shortText)\"" }

    public static func < (left: ByteSize, right: ByteSize) -> Bool { left.bytes < right.bytes }
}

extension WrittenValue {
    /// Whether it is text of a file without types.
    var isUntyped: Bool { if case .untyped = content { true } else { false } }
}
