internal import Dockerfile

/// A list in brackets, or between blanks, that was meant as JSON: single quotes, a comma too many, words without quotes.
struct QuotedList {
    private let edits: [Edit?]
    private let keyword: String

    /// Nil if it is not plain what was meant.
    init?(of instruction: Instruction, in file: AuditedDockerfile) {
        let span = instruction.command?.span ?? instruction.arguments
        let text = instruction.text
        let bytes = Array(text[span].bytes)
        guard let items = bytes.first == UInt8(ascii: "[") ? Self.items(of: bytes) : Self.words(of: bytes, instruction)
        else { return nil }
        keyword = instruction.kind.keyword
        edits = items.map { item in
            let range = text.sourceRange(
                of: span.lowerBound + item.span.lowerBound..<span.lowerBound + item.span.upperBound)
            return item.text.map { Edit(range, $0) }
        }
    }

    var fix: Fix? { Fix("\(keyword) becomes a JSON list", edits, isUnsafe: true) }

    /// A part of the text, and what is put in its place; nil if that cannot be told.
    private struct Item {
        let span: Range<Int>
        let text: String?
    }

    private static func items(of bytes: [UInt8]) -> [Item]? {
        var items: [Item] = []
        var offset = 1
        var comma: Int?
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09: offset += 1
            case UInt8(ascii: ","):
                guard comma == nil, !items.isEmpty else { return nil }
                comma = offset
                offset += 1
            case UInt8(ascii: "]"):
                guard offset == bytes.count - 1, !items.isEmpty else { return nil }
                return items + (comma.map { [Item(span: $0..<$0 + 1, text: "")] } ?? [])
            case let byte:
                guard comma != nil || items.isEmpty, let item = item(of: bytes, at: offset, byte) else { return nil }
                comma = nil
                items.append(item)
                offset = item.span.upperBound
            }
        }
        return nil
    }

    private static func item(of bytes: [UInt8], at start: Int, _ first: UInt8) -> Item? {
        let isQuoted = first == UInt8(ascii: "'") || first == UInt8(ascii: "\"")
        let rest = bytes[(start + (isQuoted ? 1 : 0))...]
        let inner = rest.prefix { isQuoted ? $0 != first : isPlain($0) }
        guard !inner.contains(UInt8(ascii: "\\")), isQuoted ? inner.endIndex < bytes.count : !inner.isEmpty else {
            return nil
        }
        let text = ExecForm.quoted(String(decoding: inner, as: UTF8.self))
        return Item(span: start..<inner.endIndex + (isQuoted ? 1 : 0), text: text)
    }

    /// `SHELL /bin/bash -c`
    private static func words(of bytes: [UInt8], _ instruction: Instruction) -> [Item]? {
        guard instruction.kind == .shell else { return nil }
        let words = bytes.indices.split { bytes[$0] == 0x20 || bytes[$0] == 0x09 }
        guard words.allSatisfy({ $0.allSatisfy { isPlain(bytes[$0]) } }) else { return nil }
        return words.enumerated().map { index, word in
            let text = ExecForm.quoted(String(decoding: bytes[word.startIndex..<word.endIndex], as: UTF8.self))
            let start = index == 0 ? "[" : ""
            return Item(
                span: word.startIndex..<word.endIndex,
                text: text.map { start + $0 + (index == words.count - 1 ? "]" : ",") })
        }
    }

    /// Letters, digits, and what stands in names, paths and options.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "_-./:=@%+".utf8.contains(byte)
        }
    }
}
