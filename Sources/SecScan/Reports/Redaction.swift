internal import Rules

extension ScanReport {
    /// What writers write: no secret of the report stands in a path, a name, a message or the rest of a line.
    ///
    /// The excerpt masks its own secret; this masks the neighbours, since a line often holds an identifier and its key.
    func redacted(_ options: ReportOptions) -> ScanReport {
        guard !options.showsSecrets else { return self }
        let values = findings.compactMap(\.secret?.revealed)
        let scrubber = SecretScrubber(values)
        guard !scrubber.isEmpty else { return self }
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

    /// Values by their first eight bytes and by their last eight.
    private var byHead: [UInt64: [[UInt8]]] = [:]
    private var byTail: [UInt64: [[UInt8]]] = [:]

    var isEmpty: Bool { byHead.isEmpty }

    init(_ values: [[UInt8]]) {
        for value in Set(values) where value.count >= Self.pieceLength {
            byHead[Self.word(value[...]), default: []].append(value)
            byTail[Self.word(value.suffix(Self.pieceLength)), default: []].append(value)
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
        finding.excerpt?.before = scrubbed(excerpt.before, pieces: true)
        finding.excerpt?.after = scrubbed(excerpt.after, pieces: true)
    }

    private func scrubbed(_ commit: Commit) -> Commit {
        var commit = commit
        commit.author = scrubbed(commit.author)
        return commit
    }

    /// - Parameter pieces: also masks short values, and the beginning or end of one that the line's clipping cut.
    func scrubbed(_ text: String, pieces: Bool = false) -> String {
        let bytes = Array(text.utf8)
        let least = pieces ? Self.pieceLength : Self.wholeLength
        guard bytes.count >= least else { return text }
        var masked: [Range<Int>] = []
        var index = 0
        while index + Self.pieceLength <= bytes.count {
            let word = Self.word(bytes[index...])
            var found = byHead[word]?.compactMap { match($0, in: bytes, from: index, pieces: pieces) } ?? []
            if pieces {
                found += byTail[word]?.compactMap { matchTail($0, in: bytes, endingAt: index + Self.pieceLength) } ?? []
            }
            guard let longest = found.max(by: { $0.count < $1.count }) else {
                index += 1
                continue
            }
            masked.append(longest)
            index = max(index + 1, longest.upperBound)
        }
        return masked.isEmpty ? text : Self.replacing(masked, in: bytes)
    }

    private func match(_ value: [UInt8], in bytes: [UInt8], from start: Int, pieces: Bool) -> Range<Int>? {
        var length = 0
        while length < value.count, start + length < bytes.count, bytes[start + length] == value[length] { length += 1 }
        let isWhole = length == value.count
        if pieces { return isWhole || start + length == bytes.count || length >= Self.wholeLength ? start..<start + length : nil }
        return isWhole && length >= Self.wholeLength ? start..<start + length : nil
    }

    private func matchTail(_ value: [UInt8], in bytes: [UInt8], endingAt end: Int) -> Range<Int>? {
        var length = 0
        while length < value.count, length < end, bytes[end - 1 - length] == value[value.count - 1 - length] { length += 1 }
        return length >= Self.pieceLength ? (end - length)..<end : nil
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

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.prefix(pieceLength).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
