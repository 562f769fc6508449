/// The members of a body, each read as what it has to be; nothing is turned from one type into another.
struct BodyFields: Sendable {
    private let object: JSONValue
    /// What stands before a name in messages: `limits.` for members of `limits`.
    private let prefix: String

    /// - Parameters:
    ///   - bytes: nil for no body, which counts as one without members.
    ///   - known: the names it may have; nil where no body belongs.
    init(_ bytes: [UInt8]?, known: [String]?) throws(ManagementError) {
        guard let bytes else {
            self.init(object: [:], prefix: "")
            return
        }
        let value: JSONValue
        do { value = try JSONValue(reading: bytes) } catch {
            throw .invalid(error.field, "the body is no JSON: \(error)")
        }
        guard value.members != nil else { throw .invalid(nil, "the body has to be an object, found \(value.kind)") }
        self.init(object: value, prefix: "")
        try check(known ?? [])
    }

    private init(object: JSONValue, prefix: String) {
        self.object = object
        self.prefix = prefix
    }

    /// `application/json`, with no other character set than UTF-8.
    static func isJSON(_ type: String) -> Bool {
        let parts = type.split(separator: ";", omittingEmptySubsequences: false).map {
            $0.lowercased().filter { $0 != " " && $0 != "\t" }
        }
        guard parts.first == "application/json", parts.count <= 2 else { return false }
        return parts.count == 1 || parts[1] == "charset=utf-8" || parts[1] == "charset=\"utf-8\""
    }

    /// Whether there is a member of that name, were it null.
    func contains(_ name: String) -> Bool { object[name] != nil }

    /// Whether a member is null.
    func isNull(_ name: String) -> Bool { object[name] == .null }

    var isEmpty: Bool { object.members?.isEmpty ?? true }

    func text(_ name: String) throws(ManagementError) -> String? {
        guard let value = object[name] else { return nil }
        guard case .string(let text) = value else { throw mismatch(name, "a text", value) }
        return text
    }

    func requiredText(_ name: String) throws(ManagementError) -> String {
        guard let text = try text(name) else { throw .invalid(prefix + name, "the field is missing") }
        return text
    }

    func number(_ name: String, in range: ClosedRange<Int64>) throws(ManagementError) -> Int64? {
        guard let value = object[name] else { return nil }
        guard case .integer(let number) = value else { throw mismatch(name, "a whole number", value) }
        guard range.contains(number) else {
            throw .invalid(
                prefix + name, "write a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func bool(_ name: String) throws(ManagementError) -> Bool? {
        guard let value = object[name] else { return nil }
        guard case .bool(let isSet) = value else { throw mismatch(name, "true or false", value) }
        return isSet
    }

    func texts(_ name: String) throws(ManagementError) -> [String]? {
        guard let value = object[name] else { return nil }
        guard case .array(let elements) = value else { throw mismatch(name, "a list of texts", value) }
        var texts: [String] = []
        var seen: Set<String> = []
        for element in elements {
            guard case .string(let text) = element else { throw mismatch(name, "a list of texts", element) }
            guard seen.insert(text).inserted else { throw .invalid(prefix + name, "an element stands twice") }
            texts.append(text)
        }
        return texts
    }

    /// A member that is an object of known names.
    func fields(_ name: String, known: [String]) throws(ManagementError) -> BodyFields? {
        guard let value = object[name] else { return nil }
        guard value.members != nil else { throw mismatch(name, "an object", value) }
        let fields = BodyFields(object: value, prefix: prefix + name + ".")
        try fields.check(known)
        return fields
    }

    private func check(_ known: [String]) throws(ManagementError) {
        for member in object.members ?? [] where !known.contains(where: { $0.utf8.elementsEqual(member.name.utf8) }) {
            throw .invalid(prefix + member.name, "the field is unknown")
        }
    }

    private func mismatch(_ name: String, _ wanted: String, _ found: JSONValue) -> ManagementError {
        .invalid(prefix + name, "expected \(wanted), found \(found.kind)")
    }
}
