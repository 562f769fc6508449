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
        guard json.utf8.contains(where: { $0 >= 0x7F }) else { return json }
        let scalars = json.unicodeScalars
        var result = ""
        var copied = scalars.startIndex
        while let hidden = scalars[copied...].firstIndex(where: { $0.value >= 0x7F && VisibleText.isHidden($0) }) {
            result += json[copied..<hidden]
            for unit in String(scalars[hidden]).utf16 {
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            }
            copied = scalars.index(after: hidden)
        }
        if copied == scalars.startIndex { return json }
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
