/// Reads streams of YAML 1.1 documents, as libyaml reads them.
///
/// Whatever the bytes, reading ends in documents or an error: size, depth and the count of nodes are bounded, aliases
/// and merge keys included.
/// Source: https://yaml.org/spec/1.1/ and https://yaml.org/type/merge.html
public struct YAMLDocument: Sendable {
    /// What stands at the top.
    public var root: YAMLNode

    /// Every document of a stream; none of an empty one.
    ///
    /// - Parameter bytes: UTF-8, or UTF-16 with a byte order mark.
    /// - Throws: the first mistake in the order of the file, or what exceeds the limits.
    public static func all(in bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) throws(YAMLError) -> [YAMLDocument] {
        try all(in: bytes, limits: limits, isStrict: false)
    }

    private static func all(
        in bytes: [UInt8], limits: YAMLLimits, isStrict: Bool
    ) throws(YAMLError) -> [YAMLDocument] {
        guard bytes.count <= limits.bytes else {
            throw YAMLError(
                line: 1, column: 1, message: "expected at most \(limits.bytes) bytes, found \(bytes.count)",
                isLimit: true)
        }
        let offsets = CharacterOffsets(bytes)
        if isStrict { try StrictRules.check(bytes, offsets) }
        let result = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(YAMLError) in
                var events = try EventReader(buffer, offsets: offsets)
                var composer = Composer(limits)
                var rules = isStrict ? StrictRules() : nil
                while let event = try events.next() {
                    try rules?.check(event)
                    try composer.add(event)
                }
                return composer.documents
            }
        }
        return try result.get()
    }

    /// The first document of a stream, or nil of an empty one; what stands behind it is read too.
    public static func first(in bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) throws(YAMLError) -> YAMLDocument? {
        try all(in: bytes, limits: limits).first
    }

    /// The only document of a stream that nobody can read in two ways, or nil of an empty one.
    ///
    /// Anchors, aliases, merge keys, tags, keys that stand twice, keys that are no text, further documents, other
    /// encodings than UTF-8, and line breaks that only YAML 1.1 knows are mistakes.
    /// - Throws: the first mistake in the order of the file, or what exceeds the limits.
    public static func strict(in bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) throws(YAMLError) -> YAMLDocument? {
        try all(in: bytes, limits: limits, isStrict: true).first
    }
}
