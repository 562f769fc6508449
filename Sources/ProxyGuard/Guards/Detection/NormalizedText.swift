internal import Foundation

/// Text in the one form in which prompt rules look at it.
enum NormalizedText {
    /// Compatibility forms composed (NFKC), characters removed that nobody sees, letters lower-case.
    static func normalized(_ text: [UInt8]) -> [UInt8] {
        if text.allSatisfy({ $0 < 0x80 }) {
            return text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        }
        let composed = String(decoding: text, as: UTF8.self).precomposedStringWithCompatibilityMapping
        var visible = String.UnicodeScalarView()
        for scalar in composed.unicodeScalars where !isInvisible(scalar) { visible.append(scalar) }
        return Array(String(visible).lowercased().utf8)
    }

    /// Zero-width, bidirectional and variation marks, soft hyphens, fillers and tags.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F,
            0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }
}
