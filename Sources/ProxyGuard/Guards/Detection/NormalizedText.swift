internal import Foundation

/// Text in the one form in which prompt rules look at it.
enum NormalizedText {
    /// Compatibility forms composed (NFKC), characters removed that nobody sees, letters lower-case.
    static func normalized(_ text: [UInt8]) -> [UInt8] {
        if text.allSatisfy({ $0 < 0x80 }) {
            return text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        }
        var visible = String.UnicodeScalarView()
        forEachPiece(of: String(decoding: text, as: UTF8.self)) { piece in
            let composed = String(piece).precomposedStringWithCompatibilityMapping
            for scalar in composed.unicodeScalars where !isInvisible(scalar) { visible.append(scalar) }
        }
        return Array(String(visible).lowercased().utf8)
    }

    // MARK: Pieces

    // Foundation composes in a time that grows with the square of the text, and sorts marks in a time that grows with that of their run.
    private static let usualPiece = 512
    private static let longestPiece = 4096
    /// Of marks on one letter; no language has more. Source: UAX #15, section 13 (stream-safe text)
    private static let mostMarks = 30

    /// Cuts a text where nothing is composed across the cut, and where else it would be too long.
    private static func forEachPiece(of text: String, _ body: (String.UnicodeScalarView) -> Void) {
        var piece = String.UnicodeScalarView()
        var (length, marks) = (0, 0)
        for scalar in text.unicodeScalars {
            marks = isMark(scalar) ? marks + 1 : 0
            if marks > mostMarks || length >= longestPiece || length >= usualPiece && isBeginning(scalar) {
                body(piece)
                piece = String.UnicodeScalarView()
                (length, marks) = (0, 0)
            }
            piece.append(scalar)
            length += UTF8.width(scalar)
        }
        body(piece)
    }

    /// Whether it is sorted with its neighbours: itself, or what it is decomposed to.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x300: false
        case 0x0F73, 0x0F75, 0x0F81, 0xFF9E, 0xFF9F: true
        default: scalar.properties.canonicalCombiningClass != .notReordered
        }
    }

    /// Whether it is surely not composed with what stands in front of it.
    private static func isBeginning(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x300: return true
        // Vowels and finals of Korean, and those that are decomposed to such.
        case 0x1160...0x11FF, 0x3130...0x318F, 0xD7B0...0xD7FF, 0xFF9E...0xFFDF: return false
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return false
        default: return true
        }
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
