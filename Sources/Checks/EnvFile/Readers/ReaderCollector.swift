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
    /// How far behind the word that announces a prefix it stands.
    private static let prefixReach = 80

    /// - Returns: nothing known, and `isComplete` false, for a project that is too large.
    static func readers(of surroundings: Surroundings) -> VariableReaders {
        let files = surroundings.projectFiles()
        let wanted = WantedNames(of: files, in: surroundings)
        var collector = ReaderCollector(wanted)
        collector.readers.isComplete = files.isComplete
        collector.addLibraries(files.manifests, in: surroundings)
        var left = totalLimit
        for file in files.sources where collector.readers.isComplete && !wanted.names.isEmpty {
            guard let bytes = surroundings.file(file.path, limit: sizeLimit) else { continue }
            left -= bytes.count
            collector.readers.isComplete = left > 0
            collector.add(bytes, file)
        }
        return collector.readers
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

    mutating func add(_ source: [UInt8], _ file: ProjectFiles.Source) {
        guard !source.prefix(1024).contains(0) else { return }
        var language = file.language
        if language == .script, let named = Self.interpreter(source) { language = named }
        let isBound =
            language.family == .python
            && source.withUnsafeBytes {
                ByteSearch.contains($0, "BaseSettings") || ByteSearch.contains($0, "Settings):")
            }
        var words = SourceWords(source, language)
        while let word = words.next() {
            if word.isInString, let from = announced, language.isCode {
                announced = nil
                // A prefix of names that are bound one by one is no beginning of names that are put together.
                if addPrefix(source[word.range], between: source[from..<word.range.lowerBound]) { continue }
            }
            addPieces(of: word, source, language, file.path, isBound: isBound)
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
        let quotes = between.count { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        guard between.count <= Self.prefixReach, quotes == 1 else { return false }
        let text = NormalName.text(run)
        guard text.count >= 2 else { return false }
        readers.prefixes.insert(text)
        return true
    }

    private mutating func addPieces(
        of word: SourceWords.Word, _ source: [UInt8], _ language: SourceLanguage, _ path: String, isBound: Bool
    ) {
        var start = word.range.lowerBound
        while start < word.range.upperBound {
            let end =
                source[start..<word.range.upperBound].firstIndex { !SourceWords.isWord($0) } ?? word.range.upperBound
            let piece = source[start..<end]
            let mark = NormalName.mark(piece)
            if telling[Int(truncatingIfNeeded: mark) & Self.tellingMask] {
                if !language.isCode {
                    if wanted.marks.contains(mark), EnvironmentWords.isUse(at: start, in: source) {
                        noteExact(piece, at: start, source, language, path)
                    }
                } else {
                    if EnvironmentWords.access(mark) { readers.hasCode = true }
                    if EnvironmentWords.bindLoosely(mark, in: language.family) {
                        readers.looseFamilies.insert(language.family)
                    }
                    if EnvironmentWords.announcesPrefix(mark, in: source[word.range.lowerBound..<end]) {
                        announced = word.range.upperBound
                    }
                    if wanted.marks.contains(mark) {
                        note(mark, piece, at: start, source, language, path, isBound: isBound)
                    }
                }
            }
            if language.isCode, word.isInString {
                addFragment(piece, source)
                if end < word.range.upperBound { noteJoined(source[start..<word.range.upperBound], language) }
            }
            start = end + 1
        }
    }

    private mutating func note(
        _ mark: UInt64, _ piece: ArraySlice<UInt8>, at start: Int, _ source: [UInt8], _ language: SourceLanguage,
        _ path: String, isBound: Bool
    ) {
        noteExact(piece, at: start, source, language, path)
        readers.loose[mark, default: []].insert(language.family)
        guard isBound else { return }
        readers.bound.insert(mark)
        let isField = source[piece.endIndex...].first { $0 != 0x20 } == UInt8(ascii: ":")
        guard isField, readers.fields[mark, default: []].count < Self.mentionLimit else { return }
        let context = ReadContext(ofField: start..<piece.endIndex, in: source)
        readers.fields[mark, default: []].append(Mention(path: path, line: context.line, expected: context.expected))
    }

    private mutating func noteExact(
        _ piece: ArraySlice<UInt8>, at start: Int, _ source: [UInt8], _ language: SourceLanguage, _ path: String
    ) {
        let name = String(decoding: piece, as: UTF8.self)
        guard wanted.names.contains(name), readers.exact[name, default: []].count < Self.mentionLimit else { return }
        let context = ReadContext(of: start..<piece.endIndex, in: source, family: language.family)
        readers.exact[name, default: []].append(Mention(path: path, line: context.line, expected: context.expected))
    }

    /// `app.jwt-secret` in a text that names a setting.
    private mutating func noteJoined(_ run: ArraySlice<UInt8>, _ language: SourceLanguage) {
        let mark = NormalName.mark(run)
        if wanted.marks.contains(mark) { readers.loose[mark, default: []].insert(language.family) }
    }

    private mutating func addFragment(_ piece: ArraySlice<UInt8>, _ source: [UInt8]) {
        let edge = UInt8(ascii: "_")
        guard piece.first == edge || piece.last == edge || piece.dropFirst().first == edge else { return }
        var piece = piece
        // `%s_TIMEOUT`: the letter belongs to the sign in front of it.
        if piece.startIndex > 0, source[piece.startIndex - 1] == UInt8(ascii: "%") { piece = piece.dropFirst() }
        guard piece.count >= 4, piece.count <= 64, piece.first == edge || piece.last == edge,
            piece.contains(where: ASCII.isUpper), !piece.contains(where: ASCII.isLower),
            readers.fragments.count < Self.fragmentLimit
        else { return }
        readers.fragments.insert(String(decoding: piece, as: UTF8.self))
    }
}
