internal import Rules
internal import Settings

/// Words that a file of settings does not write as they are: with a letter as an escape, or with something between its letters.
enum HiddenWords {
    /// Whether one may be there.
    static func mayBe(in bytes: [UInt8], _ format: SettingsFormat) -> Bool {
        bytes.withUnsafeBytes { bytes in
            let reader = Reader(bytes: bytes)
            switch format {
            case .json, .toml, .hcl: return reader.contains("\\", where: reader.isEscapedLetter)
            case .properties: return reader.contains("\\") { _ in true }
            case .yaml: return reader.isWide || reader.contains("\\", where: reader.isEscapedLetter)
            case .apache: return reader.contains("\\", where: reader.joinsLines)
            case .haproxy:
                return ["\"", "'", "\\"].contains { reader.contains($0, where: reader.standsInWord) }
            case .xml:
                return reader.isWide || reader.contains("&", where: reader.isReferenceToLetter)
                    || reader.contains("<", where: reader.interruptsText)
            case .ini, .env, .nginx, .caddy: return false
            }
        }
    }

    private struct Reader {
        let bytes: UnsafeRawBufferPointer

        /// In UTF-16, or UTF-32: XML and YAML tell it by a mark or by the zeros of the first character.
        var isWide: Bool {
            bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(4).contains(0)
        }

        /// Whether something holds where a sign stands.
        func contains(_ sign: Unicode.Scalar, where holds: (Int) -> Bool) -> Bool {
            var start = 0
            while let place = ByteScan.first(UInt8(ascii: sign), in: bytes, from: start) {
                if holds(place) { return true }
                start = place + 1
            }
            return false
        }

        private func byte(_ place: Int) -> UInt8 { bytes.indices.contains(place) ? bytes[place] : 0 }

        private func isOfWord(_ place: Int) -> Bool { Self.isOfWord(UInt32(byte(place))) }

        /// What words are made of that settings are looked for by.
        private static func isOfWord(_ scalar: UInt32) -> Bool {
            guard let byte = UInt8(exactly: scalar) else { return false }
            return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
                || "_-=".utf8.contains(byte)
        }

        /// `\u0041`, `\U00000041`, `\x41`; a sign that begins a new line counts where it joins two lines.
        func isEscapedLetter(_ backslash: Int) -> Bool {
            let digits: Int
            switch Unicode.Scalar(byte(backslash + 1)) {
            case "u": digits = 4
            case "U": digits = 8
            case "x": digits = 2
            case "\n", "\r": return joinsLines(backslash)
            default: return false
            }
            let end = backslash + 2 + digits
            guard end <= bytes.count,
                let scalar = UInt32(String(decoding: bytes[backslash + 2..<end], as: UTF8.self), radix: 16)
            else { return false }
            return Self.isOfWord(scalar)
        }

        /// The end of the line stands between two letters, blanks in front of the second one left out.
        func joinsLines(_ backslash: Int) -> Bool {
            guard byte(backslash + 1) == 0x0A || byte(backslash + 1) == 0x0D, isOfWord(backslash - 1) else {
                return false
            }
            let blanks: [UInt8] = [0x0A, 0x0D, 0x20, 0x09]
            return bytes[(backslash + 1)...].firstIndex { !blanks.contains($0) }.map(isOfWord) ?? false
        }

        /// Letters stand on both sides.
        func standsInWord(_ place: Int) -> Bool { isOfWord(place - 1) && isOfWord(place + 1) }

        /// `&#65;`, `&#x41;`
        func isReferenceToLetter(_ ampersand: Int) -> Bool {
            guard byte(ampersand + 1) == UInt8(ascii: "#") else { return false }
            let isHex = byte(ampersand + 2) == UInt8(ascii: "x")
            let digits = bytes.dropFirst(ampersand + (isHex ? 3 : 2)).drop { $0 == UInt8(ascii: "0") }
            let text = String(decoding: digits.prefix(8).prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
            return UInt32(text, radix: isHex ? 16 : 10).map(Self.isOfWord) ?? false
        }

        /// A comment, CDATA or an instruction begins behind a letter.
        func interruptsText(_ bracket: Int) -> Bool {
            isOfWord(bracket - 1) && (byte(bracket + 1) == UInt8(ascii: "!") || byte(bracket + 1) == UInt8(ascii: "?"))
        }
    }
}
