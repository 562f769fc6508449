internal import FoundationEssentials

/// JSON as all our formats write it: keys sorted, slashes as they are, so that two reports can be compared line by line.
enum JSONText {
    static func encoded(_ value: some Encodable, pretty: Bool = true) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        do {
            return visible(String(decoding: try encoder.encode(value), as: UTF8.self))
        } catch {
            // Reports hold strings, whole numbers and finite fractions; an empty report would look like a clean one.
            preconditionFailure("a report could not be encoded: \(error)")
        }
    }

    /// The same value with what a terminal would act on, or an eye not see, written as `\u009b`.
    private static func visible(_ json: String) -> String {
        let (bytes, scalars) = (json.utf8, json.unicodeScalars)
        var result = ""
        var (copied, place) = (bytes.startIndex, bytes.startIndex)
        // Few bytes of a long report begin such a scalar.
        while let next = bytes[place...].firstIndex(where: { $0 == 0x7F || $0 >= 0xC0 }) {
            place = scalars.index(after: next)
            guard VisibleText.isHidden(scalars[next]) else { continue }
            result += json[copied..<next]
            for unit in String(scalars[next]).utf16 {
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            }
            copied = place
        }
        if copied == bytes.startIndex { return json }
        result += json[copied...]
        return result
    }
}

/// A field that is written as null where it has no value; a plain optional would be left out.
@propertyWrapper
struct OrNull<Value: Encodable & Sendable>: Encodable, Sendable {
    var wrappedValue: Value?

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
}
