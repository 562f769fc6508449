internal import ProxyRecords
internal import ProxyStore

/// The names and values of a query: each name known, and there once.
struct QueryFields: Sendable {
    private let values: [String: String]

    init(_ text: String?, known: [String]) throws(ManagementError) {
        var values: [String: String] = [:]
        guard let text, !text.isEmpty else {
            self.values = values
            return
        }
        for pair in text.split(separator: "&", omittingEmptySubsequences: false) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = Self.decoded(parts[0]), let value = Self.decoded(parts[1]),
                !name.isEmpty
            else { throw .invalid(nil, "the query is no list of name=value") }
            guard known.contains(name) else { throw .invalid(name, "the name is unknown in this query") }
            guard !value.isEmpty else { throw .invalid(name, "the value is empty") }
            guard values.updateValue(value, forKey: name) == nil else {
                throw .invalid(name, "the name stands twice")
            }
        }
        self.values = values
    }

    subscript(name: String) -> String? { values[name] }

    func number(_ name: String, in range: ClosedRange<Int64>) throws(ManagementError) -> Int64? {
        guard let text = values[name] else { return nil }
        // `Int64` alone would take a sign.
        guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let number = Int64(text),
            range.contains(number)
        else {
            throw .invalid(name, "write a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func id(_ name: String, _ kind: RecordID) throws(ManagementError) -> String? {
        guard let text = values[name] else { return nil }
        guard kind.matches(text) else { throw .invalid(name, "write an id such as \(kind.rawValue)… ") }
        return text
    }

    func time(_ name: String) throws(ManagementError) -> Timestamp? {
        guard let text = values[name] else { return nil }
        guard let time = Timestamp(text) else {
            throw .invalid(name, "write a time such as 2026-01-31T12:00:00Z, or a day")
        }
        return time
    }

    /// Which part of a list.
    func page() throws(ManagementError) -> PageRequest {
        var request = PageRequest()
        if let limit = try number("limit", in: 1...Int64(PageRequest.greatestLimit)) { request.limit = Int(limit) }
        if let text = values["cursor"] {
            guard let cursor = PageCursor(text) else { throw .invalid("cursor", "send back `next` of the page before") }
            request.cursor = cursor
        }
        if let text = values["name"] {
            guard text.utf8.count <= 400 else { throw .invalid("name", "the text to look for is too long") }
            request.nameContains = text
        }
        return request
    }

    static let pageNames = ["limit", "cursor", "name"]

    /// Without its escapes; nil if one is broken, or the result is no UTF-8. A plus is a plus.
    static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).hexDigitValue.map { UInt8($0) }
    }
}
