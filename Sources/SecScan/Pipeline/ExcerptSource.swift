/// The bytes around a secret, from which an excerpt is made when somebody wants to see it.
struct ExcerptSource: Sendable {
    private var bytes: [UInt8]
    /// How many of `bytes` stand in front of the secret.
    private var beforeCount: Int
    private var isClippedBefore: Bool
    private var isClippedAfter: Bool

    /// At most this many bytes are shown to either side of a secret.
    private static let reach = 80

    /// The line around `secret`; of a secret over several lines the first.
    init(_ text: UnsafeRawBufferPointer, secret: Range<Int>) {
        var lower = secret.lowerBound
        while lower > 0, secret.lowerBound - lower < Self.reach, text[lower - 1] != 0x0A { lower -= 1 }
        isClippedBefore = lower > 0 && text[lower - 1] != 0x0A
        var upper = secret.upperBound
        while upper < text.count, upper - secret.upperBound < Self.reach, text[upper] != 0x0A { upper += 1 }
        isClippedAfter = upper < text.count && text[upper] != 0x0A
        beforeCount = secret.lowerBound - lower
        bytes = Array(text[lower..<secret.lowerBound])
        bytes += text[secret.upperBound..<upper]
    }

    func excerpt(masked: String) -> Excerpt {
        Excerpt(
            before: (isClippedBefore ? "…" : "")
                + Self.visible(bytes[..<beforeCount], trimmingStart: !isClippedBefore),
            masked: masked,
            after: Self.visible(bytes[beforeCount...], trimmingStart: false) + (isClippedAfter ? "…" : ""))
    }

    /// Control characters and broken UTF-8 as visible stand-ins; tabs as blanks.
    private static func visible(_ bytes: ArraySlice<UInt8>, trimmingStart: Bool) -> String {
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
