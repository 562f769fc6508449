/// Replacements in the texts of a body, which otherwise stays as it is.
struct BodyEdits {
    private struct Edit {
        var range: Range<Int>
        var replacement: [UInt8]
    }

    private var edits: [Edit] = []
    /// Something was to be replaced that cannot be: what is no string value, a name of a file, a part whose length is told.
    private(set) var isImpossible = false

    var isEmpty: Bool { edits.isEmpty }
    var count: Int { edits.count }

    /// What is replaced by all edits but the first ones.
    func ranges(from index: Int) -> [Range<Int>] { edits[index...].map(\.range) }

    /// Something is to be replaced that cannot be.
    mutating func giveUp() { isImpossible = true }

    /// Replaces a range of a body that is no string of JSON.
    mutating func replace(_ range: Range<Int>, by replacement: [UInt8]) {
        edits.append(Edit(range: range, replacement: replacement))
    }

    /// Text of a replacement; rule ids need no escapes.
    static func marker(_ rule: String) -> [UInt8] { Array("[REDACTED:\(rule)]".utf8) }

    /// Replaces what of the strings lies in some ranges of the body: the first part by `replacement`, the others by nothing.
    ///
    /// - Parameter offset: of the JSON in the whole body.
    mutating func replace(
        _ ranges: [Range<Int>], by replacement: [UInt8], _ tape: JSONTape, in body: UnsafeRawBufferPointer,
        at offset: Int = 0
    ) {
        var replacement = replacement
        var isEdited = false
        for range in ranges {
            var index = tape.lastNode(startingBefore: range.lowerBound + 1) ?? 0
            while index < tape.nodes.count, tape.nodes[index].range.lowerBound < range.upperBound {
                let node = tape.nodes[index]
                index += 1
                guard node.kind == .string || node.kind == .name else { continue }
                var part = node.range.clamped(to: range)
                guard !part.isEmpty else { continue }
                if node.kind == .name {
                    isImpossible = true
                    continue
                }
                // No scalar is cut in two.
                var (start, end) = (part.lowerBound, part.upperBound)
                while start > node.range.lowerBound, body[start] & 0xC0 == 0x80 { start -= 1 }
                while end < node.range.upperBound, body[end] & 0xC0 == 0x80 { end += 1 }
                part = (offset + start)..<(offset + end)
                edits.append(Edit(range: part, replacement: replacement))
                replacement = []
                isEdited = true
            }
        }
        if !isEdited { isImpossible = true }
    }

    /// The names under which models tell the tokens of a text once more, each with its bytes.
    private static let tokenNames: [StaticString] = ["logprobs", "logprobsResult"]

    /// Takes the likelihoods of tokens out of an answer from which something is redacted: they spell it again. A list becomes an empty
    /// one, everything else null.
    mutating func withdrawTokens(_ tape: JSONTape, in body: UnsafeRawBufferPointer) {
        var index = 0
        while index < tape.nodes.count {
            let node = tape.nodes[index]
            index += 1
            guard node.kind == .name, Self.tokenNames.contains(where: { tape.isText(index - 1, $0, in: body) }) else {
                continue
            }
            let value = tape.nodes[index]
            index = value.next
            switch value.kind {
            case .null: break
            case .array: replace(value.range, by: Array("[]".utf8))
            case .string: replace((value.range.lowerBound - 1)..<(value.range.upperBound + 1), by: Array("null".utf8))
            default: replace(value.range, by: Array("null".utf8))
            }
        }
    }

    /// The body with all replacements; of two that share bytes the first one's text stands for both.
    func applied(to body: UnsafeRawBufferPointer) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(body.count + 32 * edits.count)
        var position = 0
        let sorted = edits.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        for (_, edit) in sorted {
            let start = max(position, edit.range.lowerBound)
            guard start < edit.range.upperBound else { continue }
            result += body[position..<start]
            if edit.range.lowerBound >= position { result += edit.replacement }
            position = edit.range.upperBound
        }
        result += body[position...]
        return result
    }
}

extension JSONTape {
    /// The last node that begins in front of an offset.
    func lastNode(startingBefore offset: Int) -> Int? {
        var (low, high) = (0, nodes.count)
        while low < high {
            let middle = (low + high) / 2
            if nodes[middle].range.lowerBound >= offset { high = middle } else { low = middle + 1 }
        }
        return low > 0 ? low - 1 : nil
    }
}
