/// Tells the strings of a body that are images, sound, files or other providers' ciphertext.
///
/// A string is one of them only if nothing in it could be read as text: at least 256 characters, all of one alphabet of base64, behind
/// `data:…;base64,` or under a name that holds such data, and what they stand for begins as no text does. What a body says about
/// its type counts for nothing.
enum BinaryData {
    private static let shortest = 256
    private static let prefixLimit = 128
    /// Characters that are decoded to see what they stand for.
    private static let headCount = 512

    /// The indexes of such strings, ascending.
    static func strings(in tape: JSONTape, _ body: UnsafeRawBufferPointer) -> [Int] {
        var found: [Int] = []
        for (index, node) in tape.nodes.enumerated()
        where node.kind == .string && !node.hasEscapes && node.range.count >= shortest {
            let text = UnsafeRawBufferPointer(rebasing: body[node.range])
            let start = dataStart(text)
            guard start != nil || index > 0 && tape.nodes[index - 1].kind == .name && isDataName(tape, index - 1, body)
            else { continue }
            if isBinary(UnsafeRawBufferPointer(rebasing: text[(start ?? 0)...])) { found.append(index) }
        }
        return found
    }

    /// Where the data of a `data:` address begins.
    private static func dataStart(_ text: UnsafeRawBufferPointer) -> Int? {
        guard text.starts(with: "data:".utf8) else { return nil }
        let head = text.prefix(prefixLimit)
        guard let comma = head.firstIndex(of: UInt8(ascii: ",")) else { return nil }
        return text[..<comma].suffix(7).elementsEqual(";base64".utf8) ? comma + 1 : nil
    }

    private static let names: [StaticString] = [
        "data", "file_data", "b64_json", "partial_image_b64", "encrypted_content", "signature", "thoughtSignature",
        "thought_signature",
    ]

    private static func isDataName(_ tape: JSONTape, _ name: Int, _ body: UnsafeRawBufferPointer) -> Bool {
        names.contains { tape.isText(name, $0, in: body) }
    }

    private static func isBinary(_ text: UnsafeRawBufferPointer) -> Bool {
        isBase64(text) && decoded(text.prefix(headCount)).withUnsafeBytes { FileKind($0) } == .binary
    }

    /// Whether it is base64, in one of its two alphabets, with padding at its end only.
    private static func isBase64(_ text: UnsafeRawBufferPointer) -> Bool {
        let padding = text.suffix(2).reduce(0) { $0 + ($1 == UInt8(ascii: "=") ? 1 : 0) }
        var (isUsual, isForURLs) = (false, false)
        for byte in text.dropLast(padding) {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: break
            case 0x2B, 0x2F: isUsual = true
            case 0x2D, 0x5F: isForURLs = true
            default: return false
            }
        }
        return !(isUsual && isForURLs)
    }

    /// Whether a secret in the clear can be told from chance in such a string. In the alphabet for URLs, which has the hyphens and
    /// underscores of keys, a few thousand pictures have what looks like one; a picture is known by how it begins.
    static func canShowSecrets(_ string: UnsafeRawBufferPointer) -> Bool {
        let text = UnsafeRawBufferPointer(rebasing: string[(dataStart(string) ?? 0)...])
        return !text.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
            || !decoded(text.prefix(headCount)).withUnsafeBytes { FileKind.hasKnownBeginning($0) }
    }

    private static func decoded(_ text: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
        var bytes: [UInt8] = []
        var (word, bits) = (UInt32(0), 0)
        for byte in text {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case 0x2B, 0x2D: value = 62
            case 0x2F, 0x5F: value = 63
            default: return bytes
            }
            word = word << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(bits)))
            }
        }
        return bytes
    }
}
