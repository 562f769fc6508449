internal import FoundationEssentials

/// JSON as all our formats write it: keys sorted, slashes as they are, so that two reports can be compared line by line.
enum JSONText {
    static func encoded(_ value: some Encodable, pretty: Bool = true) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            // Reports hold strings, whole numbers and finite fractions; an empty report would look like a clean one.
            preconditionFailure("a report could not be encoded: \(error)")
        }
    }
}

/// A field that is written as null where it has no value; a plain optional would be left out.
@propertyWrapper
struct OrNull<Value: Encodable & Sendable>: Encodable, Sendable {
    var wrappedValue: Value?

    init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
}
