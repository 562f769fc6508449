/// What a stream has to keep to where nobody may have to guess what it says: one document, each key once, everything
/// written where it counts, and lines that every reader ends at the same places.
struct StrictRules {
    private struct Level {
        var isMapping = false
        /// Those so far.
        var keys: Set<String> = []
        var expectsKey = true
    }

    private var levels: [Level] = []
    private var hasDocument = false

    /// Refuses bytes that are read in two ways, before anything is parsed.
    static func check(_ bytes: [UInt8], _ offsets: CharacterOffsets) throws(YAMLError) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw YAMLError(line: 1, column: 1, message: "expected UTF-8, found other bytes")
        }
        // YAML 1.1 ends lines, and so comments, at characters at which editors and other readers do not.
        for (offset, byte) in bytes.enumerated() where Self.leads.contains(byte) && endsLine(bytes[offset...]) {
            throw YAMLError(
                offsets.place(offset: offset), "expected lines that end with a line feed, found another line break")
        }
    }

    private static let leads: [UInt8] = [0x0D, 0xC2, 0xE2]

    /// A carriage return alone, and what Unicode calls next line, line separator and paragraph separator.
    private static func endsLine(_ rest: ArraySlice<UInt8>) -> Bool {
        if rest.first == 0x0D { return rest.dropFirst().first != 0x0A }
        return rest.starts(with: [0xC2, 0x85]) || rest.starts(with: [0xE2, 0x80, 0xA8])
            || rest.starts(with: [0xE2, 0x80, 0xA9])
    }

    /// Refuses what may be meant in two ways; to be asked of every event, in their order.
    mutating func check(_ event: Event) throws(YAMLError) {
        if event.anchor != nil { throw YAMLError(event.start, "expected no anchor (&), found one") }
        if event.tag != nil { throw YAMLError(event.start, "expected no tag (!), found one") }
        switch event.kind {
        case .documentStart:
            guard !hasDocument else { throw YAMLError(event.start, "expected one document, found another") }
            hasDocument = true
        case .documentEnd: break
        case .alias: throw YAMLError(event.start, "expected no alias (*), found one: text with a star needs quotes")
        case .scalar(let scalar): try add(scalar, at: event.start)
        case .sequenceStart:
            try addValue(at: event.start)
            levels.append(Level())
        case .mappingStart:
            try addValue(at: event.start)
            levels.append(Level(isMapping: true))
        case .sequenceEnd, .mappingEnd: levels.removeLast()
        }
    }

    private mutating func add(_ scalar: YAMLScalar, at place: Place) throws(YAMLError) {
        guard let level = levels.indices.last, levels[level].isMapping, levels[level].expectsKey else {
            return try addValue(at: place)
        }
        if scalar.style == .plain, scalar.text == "<<" {
            throw YAMLError(place, "expected no merge key (<<), found one")
        }
        guard levels[level].keys.insert(scalar.text).inserted else {
            throw YAMLError(place, "expected each key once, found one that its mapping has already")
        }
        levels[level].expectsKey = false
    }

    private mutating func addValue(at place: Place) throws(YAMLError) {
        guard let level = levels.indices.last, levels[level].isMapping else { return }
        guard !levels[level].expectsKey else { throw YAMLError(place, "expected a text as a key, found a collection") }
        levels[level].expectsKey = true
    }
}
