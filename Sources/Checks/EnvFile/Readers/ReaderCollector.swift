internal import Rules

/// Reads the sources of a project once and notes which of the wanted variables they name.
struct ReaderCollector {
    private(set) var readers = VariableReaders()
    private let wanted: WantedNames
    /// By the last bits of their normal forms, which words are worth a second look: nearly no word is.
    private var telling = [Bool](repeating: false, count: ReaderCollector.tellingMask + 1)
    /// Where the word ends that announces a prefix.
    private var announced: Int?

    private static let tellingMask = 0xFFFF
    private static let totalLimit = 64 << 20
    private static let sizeLimit = 1 << 20
    private static let mentionLimit = 12
    private static let fragmentLimit = 4096
    /// How long a name of joined words may be, in bytes.
    private static let joinedLimit = 256
    /// How far behind the word that announces a prefix it stands.
    private static let prefixReach = 80

    /// - Returns: nothing known, and `isComplete` false, for a project that is too large.
    static func readers(of surroundings: Surroundings) -> VariableReaders {
        let files = surroundings.projectFiles()
        let wanted = WantedNames(of: files, in: surroundings)
        var collector = ReaderCollector(wanted)
        collector.readers.isComplete = files.isComplete && wanted.isComplete
        collector.addLibraries(files.manifests, in: surroundings)
        var left = totalLimit
        for file in files.sources where collector.readers.isComplete && !wanted.names.isEmpty {
            guard let bytes = surroundings.file(file.path, limit: sizeLimit) else { continue }
            left -= bytes.count
            collector.readers.isComplete = left > 0
            collector.add(bytes, file)
        }
        var readers = collector.readers
        if readers.isComplete, readers.hasCode { readers.ownFolders = wanted.byFolder.mapValues(readers.areOwn) }
        return readers
    }

    init(_ wanted: WantedNames) {
        self.wanted = wanted
        readers.passedOn = wanted.passedOn
        for mark in wanted.marks.union(EnvironmentWords.all) {
            telling[Int(truncatingIfNeeded: mark) & Self.tellingMask] = true
        }
    }

    private mutating func addLibraries(_ manifests: [String], in surroundings: Surroundings) {
        let providers = Set(wanted.names.compactMap(KnownReaders.provider)).union(["laravel"])
        for path in manifests {
            let text = surroundings.file(path, limit: Self.sizeLimit) ?? []
            for word in text.split(whereSeparator: { !ASCII.isAlphanumeric($0) }) where (4...32).contains(word.count) {
                let lowered = String(decoding: word.map(ASCII.lowercased), as: UTF8.self)
                if providers.contains(lowered) { readers.libraries.insert(lowered) }
            }
        }
    }

    mutating func add(_ source: [UInt8], _ listed: ProjectFiles.Source) {
        guard !source.prefix(1024).contains(0) else { return }
        var language = listed.language
        if language == .script, let named = Self.interpreter(source) { language = named }
        guard language.isCode || EnvironmentWords.mayUse(source) else { return }
        var file = ReaderSource(source, path: listed.path, language)
        var words = SourceWords(source, language)
        while let word = words.next() {
            if word.isInString, let from = announced, language.isCode {
                announced = nil
                // A prefix of names that are bound one by one is no beginning of names that are put together.
                if addPrefix(source[word.range], between: source[from..<word.range.lowerBound]) { continue }
            }
            addPieces(of: word, in: &file)
        }
        announced = nil
    }

    /// The language that the first line of a script names.
    private static func interpreter(_ source: [UInt8]) -> SourceLanguage? {
        guard source.starts(with: "#!".utf8) else { return nil }
        let line = String(decoding: source.prefix { $0 != 0x0A }.prefix(128), as: UTF8.self)
        let suffixes = [
            "python": "py", "node": "js", "ruby": "rb", "php": "php", "perl": "pl", "deno": "ts", "bun": "ts",
        ]
        return suffixes.first { line.contains($0.key) }.flatMap { SourceLanguage(fileName: "x." + $0.value) }
    }

    private mutating func addPrefix(_ run: ArraySlice<UInt8>, between: ArraySlice<UInt8>) -> Bool {
        // Nothing but the opening quote stands in between: an empty prefix is none.
        guard between.count <= Self.prefixReach, run.count <= VariableReaders.longestPart,
            between.count(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }) == 1
        else { return false }
        let text = NormalName.text(run)
        guard text.count >= 2 else { return false }
        readers.prefixes.insert(text)
        return true
    }

    private mutating func addPieces(of word: SourceWords.Word, in file: inout ReaderSource) {
        let isCode = file.language.isCode
        var start = word.range.lowerBound
        while start < word.range.upperBound {
            var end = start
            var mark = NormalName.emptyMark
            while end < word.range.upperBound, SourceWords.isWord(file.bytes[end]) {
                mark = NormalName.mark(mark, followedBy: file.bytes[end])
                end += 1
            }
            if telling[Int(truncatingIfNeeded: mark) & Self.tellingMask] {
                look(at: start..<end, mark, word, in: &file)
            }
            if isCode, word.isInString {
                addFragment(start..<end, in: file.bytes)
                if end < word.range.upperBound { noteJoined(start..<word.range.upperBound, in: file) }
            }
            start = end + 1
        }
    }

    /// Takes a second look at a piece of a word.
    private mutating func look(
        at piece: Range<Int>, _ mark: UInt64, _ word: SourceWords.Word, in file: inout ReaderSource
    ) {
        guard file.language.isCode else {
            if wanted.marks.contains(mark), EnvironmentWords.isUse(at: piece.lowerBound, in: file.bytes) {
                noteExact(piece, in: &file)
            }
            return
        }
        if EnvironmentWords.access(mark) { readers.hasCode = true }
        if EnvironmentWords.bindLoosely(mark, in: file.language.family) {
            readers.looseFamilies.insert(file.language.family)
        }
        if EnvironmentWords.announcesPrefix(mark, in: file.bytes[word.range.lowerBound..<piece.upperBound]) {
            announced = word.range.upperBound
        }
        if wanted.marks.contains(mark) { note(mark, piece, in: &file) }
    }

    private mutating func note(_ mark: UInt64, _ piece: Range<Int>, in file: inout ReaderSource) {
        noteExact(piece, in: &file)
        readers.loose[mark, default: []].insert(file.language.family)
        let binding = file.binding
        let isField = file.bytes[piece.upperBound...].first { $0 != 0x20 } == UInt8(ascii: ":")
        if binding == .certain || binding == .likely && isField { readers.bound.insert(mark) }
        guard binding == .certain, isField, readers.fields[mark, default: []].count < Self.mentionLimit else { return }
        let context = ReadContext(ofField: piece, in: &file)
        readers.fields[mark, default: []].append(
            Mention(path: file.path, line: context.line, expected: context.expected))
    }

    private mutating func noteExact(_ piece: Range<Int>, in file: inout ReaderSource) {
        let name = String(decoding: file.bytes[piece], as: UTF8.self)
        guard wanted.names.contains(name), readers.exact[name, default: []].count < Self.mentionLimit else { return }
        let context = ReadContext(of: piece, in: &file)
        readers.exact[name, default: []].append(
            Mention(path: file.path, line: context.line, expected: context.expected, compared: context.compared))
    }

    /// `app.jwt-secret` in a text that names a setting.
    private mutating func noteJoined(_ run: Range<Int>, in file: ReaderSource) {
        guard run.count <= Self.joinedLimit else { return }
        let mark = NormalName.mark(file.bytes[run])
        if wanted.marks.contains(mark) { readers.loose[mark, default: []].insert(file.language.family) }
    }

    private mutating func addFragment(_ place: Range<Int>, in source: [UInt8]) {
        let edge = UInt8(ascii: "_")
        guard
            source[place.lowerBound] == edge || source[place.upperBound - 1] == edge
                || place.count > 1 && source[place.lowerBound + 1] == edge
        else { return }
        var piece = source[place]
        // `%s_TIMEOUT`: the letter belongs to the sign in front of it.
        if piece.startIndex > 0, source[piece.startIndex - 1] == UInt8(ascii: "%") { piece = piece.dropFirst() }
        guard piece.count >= 4, piece.count <= VariableReaders.longestPart, piece.first == edge || piece.last == edge,
            piece.contains(where: ASCII.isUpper), !piece.contains(where: ASCII.isLower),
            readers.fragments.count < Self.fragmentLimit
        else { return }
        readers.fragments.insert(String(decoding: piece, as: UTF8.self))
    }
}
