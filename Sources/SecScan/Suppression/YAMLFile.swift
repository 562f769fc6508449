internal import Rules
internal import YAML

/// A YAML file of settings: every mistake in it is told with its line.
struct YAMLFile {
    /// For messages.
    let file: String

    /// Settings are written by hand; anything larger is none.
    private static let limits = YAMLLimits(bytes: PolicyFile.sizeLimit, nodes: 100_000)

    func failure(_ line: Int, _ message: String) -> ScanError { ScanError(.usage, "\(file):\(line): \(message)") }

    /// What stands at the top; nil of a file without a value.
    func mapping(in bytes: [UInt8]) throws(ScanError) -> YAMLMapping? {
        let document: YAMLDocument?
        do {
            document = try YAMLDocument.first(in: bytes, limits: Self.limits)
        } catch {
            throw failure(error.line, "not valid YAML: \(error.message)")
        }
        guard let root = document?.root, !root.isNull else { return nil }
        guard let mapping = root.mapping else { throw failure(root.line, "keys with values are expected here") }
        return mapping
    }

    /// The pairs of a value; none where it is left out.
    func mapping(_ value: YAMLNode, _ key: String) throws(ScanError) -> [YAMLMapping.Pair] {
        if value.isNull { return [] }
        guard let mapping = value.mapping else { throw failure(value.line, "\(key) takes keys with values") }
        return mapping.pairs
    }

    /// The texts of a list; none where it is left out.
    func list(_ value: YAMLNode, _ key: String) throws(ScanError) -> [(text: String, line: Int)] {
        if value.isNull { return [] }
        guard let elements = value.sequence else { throw failure(value.line, "\(key) takes a list") }
        var texts: [(text: String, line: Int)] = []
        for element in elements {
            guard let text = element.text else { throw failure(element.line, "\(key) takes a list of names") }
            texts.append((text, element.line))
        }
        return texts
    }

    func bool(_ value: YAMLNode, _ key: String) throws(ScanError) -> Bool {
        guard let bool = value.bool else { throw failure(value.line, "\(key) takes true or false") }
        return bool
    }

    /// A note about a key that nobody knows.
    func unknown(_ key: String, at line: Int, known: [String]) -> Note {
        let nearest = known.min { EditDistance.between($0, key) < EditDistance.between($1, key) } ?? ""
        return Note(.ignoredSetting, "\(file):\(line): unknown key '\(key)' is passed over; nearest is '\(nearest)'")
    }
}
