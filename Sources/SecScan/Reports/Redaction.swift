internal import Rules

extension ScanReport {
    /// What writers write: no secret of the report stands in a path, a name, a message or the rest of a line.
    ///
    /// The excerpt masks its own secret; this masks the neighbours, since a line often holds an identifier and its key.
    func redacted(_ options: ReportOptions) -> ScanReport {
        guard !options.showsSecrets else { return self }
        let values = (findings.compactMap(\.secret) + hiddenSecrets).map(\.revealed)
        let scrubber = SecretScrubber(values)
        var report = self
        report.target = scrubber.scrubbed(target)
        for index in report.findings.indices {
            scrubber.scrub(&report.findings[index])
        }
        for index in report.notScanned.indices {
            report.notScanned[index].what = scrubber.scrubbed(report.notScanned[index].what)
            report.notScanned[index].reason = scrubber.scrubbed(report.notScanned[index].reason)
        }
        for index in report.notes.indices {
            report.notes[index].text = scrubber.scrubbed(report.notes[index].text)
        }
        return report
    }
}

/// Finds any of many values in short texts: one lookup a byte, whatever their number.
struct SecretScrubber {
    static let mask = "***"
    /// The least that a piece of a clipped line must share with a value to be masked.
    static let pieceLength = 8
    /// Values shorter than this may be ordinary words: they are masked beside themselves only, not in paths and names.
    static let wholeLength = 16

    /// The bytes that a mark of omission takes: `...` or `…`.
    private static let clipMark = 3

    /// Values by their first eight bytes and by their last eight.
    private var byHead: [UInt64: [[UInt8]]] = [:]
    private var byTail: [UInt64: [[UInt8]]] = [:]
    /// Whether a word may be in either, by a hash of it: spares nearly every lookup.
    private var isCandidate = [Bool](repeating: false, count: 1 << 16)

    init(_ values: [[UInt8]]) {
        for value in Set(values) where value.count >= Self.pieceLength {
            let head = Self.word(value[...])
            let tail = Self.word(value.suffix(Self.pieceLength))
            byHead[head, default: []].append(value)
            byTail[tail, default: []].append(value)
            isCandidate[Self.slot(head)] = true
            isCandidate[Self.slot(tail)] = true
        }
    }

    func scrub(_ finding: inout Finding) {
        finding.message = scrubbed(finding.message)
        finding.place.path = scrubbed(finding.place.path)
        finding.commit = finding.commit.map(scrubbed)
        finding.occurrences = finding.occurrences.map { occurrence in
            var occurrence = occurrence
            occurrence.place.path = scrubbed(occurrence.place.path)
            occurrence.commit = occurrence.commit.map(scrubbed)
            return occurrence
        }
        guard let excerpt = finding.excerpt else { return }
        finding.excerpt?.before = shown(excerpt.before, beside: finding.secret)
        finding.excerpt?.after = shown(excerpt.after, beside: finding.secret)
    }

    /// A piece of a line; what no rule found in it may be a secret all the same where addresses have a login.
    private func shown(_ text: String, beside secret: Secret?) -> String {
        AddressMask.masked(Self.without(secret, scrubbed(text, pieces: true)))
    }

    /// A short value may stand twice in its own line: `root:root`.
    private static func without(_ secret: Secret?, _ text: String) -> String {
        guard let value = secret?.revealed, (3..<pieceLength).contains(value.count) else { return text }
        return text.replacing(String(decoding: value, as: UTF8.self), with: mask)
    }

    private func scrubbed(_ commit: Commit) -> Commit {
        var commit = commit
        commit.author = scrubbed(commit.author)
        return commit
    }

    /// - Parameter pieces: also masks short values, and the beginning or end of one that the line's clipping cut.
    func scrubbed(_ text: String, pieces: Bool = false) -> String {
        let bytes = Array(text.utf8)
        guard !byHead.isEmpty else { return text }
        let least = pieces ? Self.pieceLength : Self.wholeLength
        guard bytes.count >= least else { return text }
        var masked: [Range<Int>] = []
        var word: UInt64 = 0
        var length = 0
        var end = 0
        while end < bytes.count {
            word = word << 8 | UInt64(bytes[end])
            end += 1
            length += 1
            guard length >= Self.pieceLength, isCandidate[Self.slot(word)] else { continue }
            let start = end - Self.pieceLength
            var found = byHead[word]?.compactMap { match($0, in: bytes, from: start, pieces: pieces) } ?? []
            if pieces { found += byTail[word]?.compactMap { matchTail($0, in: bytes, endingAt: end) } ?? [] }
            guard let longest = found.max(by: { $0.count < $1.count }) else { continue }
            masked.append(longest)
            end = longest.upperBound
            length = 0
        }
        return masked.isEmpty ? text : Self.replacing(masked, in: bytes)
    }

    private func match(_ value: [UInt8], in bytes: [UInt8], from start: Int, pieces: Bool) -> Range<Int>? {
        var length = 0
        while length < value.count, start + length < bytes.count, bytes[start + length] == value[length] { length += 1 }
        let isWhole = length == value.count
        let isClipped = start + length + Self.clipMark >= bytes.count
        let counts = pieces ? isWhole || isClipped || length >= Self.wholeLength : isWhole && length >= Self.wholeLength
        return counts ? start..<start + length : nil
    }

    private func matchTail(_ value: [UInt8], in bytes: [UInt8], endingAt end: Int) -> Range<Int>? {
        var length = 0
        while length < value.count, length < end, bytes[end - 1 - length] == value[value.count - 1 - length] {
            length += 1
        }
        let isClipped = end - length <= Self.clipMark
        return length >= Self.wholeLength || length >= Self.pieceLength && isClipped ? (end - length)..<end : nil
    }

    private static func replacing(_ ranges: [Range<Int>], in bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        var index = 0
        for range in ranges where range.upperBound > index {
            if range.lowerBound > index { result += bytes[index..<range.lowerBound] }
            result += Array(mask.utf8)
            index = range.upperBound
        }
        result += bytes[index...]
        return String(decoding: result, as: UTF8.self)
    }

    private static func slot(_ word: UInt64) -> Int { Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 48) }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.prefix(pieceLength).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
