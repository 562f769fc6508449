/// Tells the strings of a body that are images, sound, files or other providers' ciphertext.
///
/// A string is one of them only if nothing in it could be read as text: at least 256 characters, all of base64, and either behind
/// `data:…;base64,` of a type that is no text, or under a name that holds such data. Everything else is inspected.
enum BinaryData {
    private static let shortest = 256
    private static let prefixLimit = 128

    /// The indexes of such strings, ascending.
    static func strings(in tape: JSONTape, _ body: UnsafeRawBufferPointer) -> [Int] {
        var found: [Int] = []
        for (index, node) in tape.nodes.enumerated()
        where node.kind == .string && !node.hasEscapes && node.range.count >= shortest {
            let text = UnsafeRawBufferPointer(rebasing: body[node.range])
            let start = dataStart(text)
            if let start {
                if isBase64(text[start...]) { found.append(index) }
            } else if index > 0, tape.nodes[index - 1].kind == .name, isDataName(tape, index - 1, body),
                isBase64(text[...]), !isBesideTextType(tape, index, body)
            {
                found.append(index)
            }
        }
        return found
    }

    /// Where the data of a `data:` address begins that is no text.
    private static func dataStart(_ text: UnsafeRawBufferPointer) -> Int? {
        guard text.starts(with: "data:".utf8) else { return nil }
        let head = text.prefix(prefixLimit)
        guard let comma = head.firstIndex(of: UInt8(ascii: ",")) else { return nil }
        let type = String(decoding: text[5..<comma], as: UTF8.self)
        let isBinary = ["image/", "audio/", "video/", "application/pdf"].contains { type.hasPrefix($0) }
        return isBinary && !type.hasPrefix("image/svg") && type.hasSuffix(";base64") ? comma + 1 : nil
    }

    private static let names: [StaticString] = [
        "data", "file_data", "b64_json", "partial_image_b64", "encrypted_content", "signature", "thoughtSignature",
        "thought_signature",
    ]

    private static func isDataName(_ tape: JSONTape, _ name: Int, _ body: UnsafeRawBufferPointer) -> Bool {
        names.contains { tape.isText(name, $0, in: body) }
    }

    private static let typeNames: [StaticString] = ["mimeType", "mime_type", "media_type"]
    private static let textTypes = ["text/", "application/json", "application/xml", "application/x-ndjson"]

    /// Whether a type of text is said next to it: what is text is looked into, and what is written in base 64 there is undone by the rules
    /// that do so. Members of neighbouring objects that are taken for its own only make for more looking.
    private static func isBesideTextType(_ tape: JSONTape, _ data: Int, _ body: UnsafeRawBufferPointer) -> Bool {
        for index in max(0, data - 7)..<min(tape.nodes.count - 1, data + 8)
        where tape.nodes[index].kind == .name && typeNames.contains(where: { tape.isText(index, $0, in: body) }) {
            guard let type = tape.text(index + 1, in: body) else { continue }
            let text = String(decoding: type, as: UTF8.self).lowercased()
            if textTypes.contains(where: text.hasPrefix) { return true }
        }
        return false
    }

    private static func isBase64(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
        text.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2F, 0x5F, 0x3D: true
            default: false
            }
        }
    }
}
