extension Excerpt {
    /// At most this many bytes are shown to either side of a secret.
    private static let reach = 80

    /// The line around `secret`; of a secret over several lines the first.
    init(_ bytes: UnsafeRawBufferPointer, secret: Range<Int>, masked: String) {
        var lower = secret.lowerBound
        while lower > 0, secret.lowerBound - lower < Self.reach, bytes[lower - 1] != 0x0A { lower -= 1 }
        let clippedBefore = lower > 0 && bytes[lower - 1] != 0x0A
        var upper = secret.upperBound
        while upper < bytes.count, upper - secret.upperBound < Self.reach, bytes[upper] != 0x0A { upper += 1 }
        let clippedAfter = upper < bytes.count && bytes[upper] != 0x0A
        self.init(
            before: (clippedBefore ? "…" : "")
                + Self.visible(bytes[lower..<secret.lowerBound], trimmingStart: !clippedBefore),
            masked: masked,
            after: Self.visible(bytes[secret.upperBound..<upper], trimmingStart: false) + (clippedAfter ? "…" : ""))
    }

    /// Control characters and broken UTF-8 as visible stand-ins; tabs as blanks.
    private static func visible(_ bytes: Slice<UnsafeRawBufferPointer>, trimmingStart: Bool) -> String {
        var text = String()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if trimmingStart, text.isEmpty, scalar == " " || scalar == "\t" { continue }
            switch scalar.value {
            case 0x09: text += " "
            case 0x0D: break
            case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069: text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
