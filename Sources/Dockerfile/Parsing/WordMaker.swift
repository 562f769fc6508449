/// Makes words of spans of a text.
struct WordMaker {
    let text: LogicalText
    let bytes: [UInt8]

    init(_ text: LogicalText) {
        self.text = text
        bytes = Array(text.bytes)
    }

    /// The word whose value is the text itself.
    func word(_ span: Range<Int>) -> Word {
        Word(
            value: String(decoding: bytes[span], as: UTF8.self), span: span, range: text.sourceRange(of: span),
            isVerbatim: true)
    }

    /// A word with a value that was read from a span.
    func word(_ value: [UInt8], at span: Range<Int>) -> Word {
        Word(
            value: String(decoding: value, as: UTF8.self), span: span, range: text.sourceRange(of: span),
            isVerbatim: value.count == span.count && bytes[span].elementsEqual(value))
    }

    /// The words between separators.
    func words(in span: Range<Int>) -> [Word] {
        var words: [Word] = []
        var offset = span.lowerBound
        while offset < span.upperBound {
            if bytes[offset].isSpace {
                offset += 1
                continue
            }
            let start = offset
            while offset < span.upperBound, !bytes[offset].isSpace { offset += 1 }
            words.append(word(start..<offset))
        }
        return words
    }
}
