/// Runs the rules of a gitleaks configuration on one thread.
public final class GitleaksWorker {
    private let engine: GitleaksEngine
    private let scratch = MatchScratch(groupLimit: 256, effort: 32)
    private let inner = MatchScratch(groupLimit: 256, effort: 32)

    init(_ engine: GitleaksEngine) { self.engine = engine }

    public struct Result: Sendable {
        public var matches: [GitleaksMatch] = []
        public var shortfalls: [DetectorWorker.Shortfall] = []
    }

    /// What the rules find in `bytes`, which is taken to be a whole text.
    public func search(_ bytes: UnsafeRawBufferPointer) -> Result {
        var result = Result()
        guard !engine.entries.isEmpty, !bytes.isEmpty else { return result }
        let present = engine.keywords.present(in: bytes)
        let wanted = engine.entries.indices.filter { place in
            let entry = engine.entries[place]
            return entry.index != nil && entry.rule.regex != nil
                && (entry.keywords.isEmpty || entry.keywords.contains { present[$0] })
        }
        guard !wanted.isEmpty else { return result }
        let text = GoText(bytes)
        var searched = Set(wanted)
        var auxiliary: [Int: Int] = [:]
        for place in wanted {
            let count = result.matches.count
            search(place, reportedBy: nil, text, bytes, into: &result)
            guard result.matches.count > count else { continue }
            // What it requires is looked for whether its keywords are there or not.
            for required in engine.entries[place].required { auxiliary[required] = auxiliary[required] ?? place }
        }
        for (required, place) in auxiliary.sorted(by: { $0.key < $1.key }) where searched.insert(required).inserted {
            search(required, reportedBy: place, text, bytes, into: &result)
        }
        return result
    }

    /// - Parameter primary: the rule that requires this one; nil: it reports for itself.
    private func search(
        _ place: Int, reportedBy primary: Int?, _ text: borrowing GoText, _ bytes: UnsafeRawBufferPointer,
        into result: inout Result
    ) {
        guard let regex = engine.entries[place].rule.regex, let index = engine.entries[primary ?? place].index else {
            return
        }
        var lines = GitleaksLines()
        var start = 0
        while start <= text.bytes.count {
            switch regex.match(text.bytes, from: start, scratch: scratch) {
            case .none, .unclear: return
            case .limit:
                result.shortfalls.append(
                    DetectorWorker.Shortfall(rule: engine.entries[place].id, offset: text.original(start)))
                return
            case .found:
                guard let match = scratch.range(ofGroup: 0) else { return }
                if var found = self.match(place, index, match, regex, text, bytes, &lines) {
                    found.mark.isAuxiliary = primary != nil
                    result.matches.append(found)
                }
                start = match.isEmpty ? Self.next(text.bytes, match.upperBound) : match.upperBound
            }
        }
    }

    /// The beginning of the next character.
    private static func next(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
        var next = offset + 1
        while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    /// Nil where entropy or an allowlist drops it.
    private func match(
        _ entry: Int, _ index: Int, _ range: Range<Int>, _ regex: GoRegex, _ text: borrowing GoText,
        _ bytes: UnsafeRawBufferPointer, _ lines: inout GitleaksLines
    ) -> GitleaksMatch? {
        var trimmed = range
        while let first = trimmed.first, text.bytes[first] == 0x0A { trimmed.removeFirst() }
        while let last = trimmed.last, text.bytes[last] == 0x0A { trimmed.removeLast() }
        guard !trimmed.isEmpty else { return nil }
        let rule = engine.entries[entry].rule
        let whole = text.original(trimmed)
        let secret = text.original(self.secret(in: trimmed, rule, regex, text))
        let value = bytes[secret]
        if rule.entropy != 0, RuneEntropy.bits(value) <= rule.entropy { return nil }

        let start = text.original(range.lowerBound)
        // The end is counted from the beginning with its line feeds, as gitleaks does.
        let place = GitleaksPlace(of: start..<(start + whole.count), in: bytes, lines: &lines)
        let line = Array(bytes[place.lineBytes])[...]
        var mark = GitleaksMark(entry: entry, path: rule.path)
        (mark.line, mark.column) = (place.line, place.column)
        for list in engine.allowlists + rule.allowlists {
            switch list.verdict(secret: Array(value)[...], match: Array(bytes[whole])[...], line: line) {
            case .allowed: return nil
            case .open: mark.open.append(list)
            case .refused: break
            }
        }
        // An empty secret is judged as such, and shown as the whole match.
        let visible = secret.isEmpty ? whole : secret
        var linesOfSecret = lines
        linesOfSecret.advance(to: visible.lowerBound, in: bytes)
        let isInLine = linesOfSecret.line == place.line
        let first = bytes[start] == 0x0A ? start + 1 : start
        return GitleaksMatch(
            rule: index, secret: visible, shown: isInLine ? visible : first..<visible.upperBound,
            isAllowedInline: Self.allows(line), mark: mark)
    }

    /// What the rule's group holds within a match, whose own bytes alone are looked at once more.
    private func secret(
        in match: Range<Int>, _ rule: GitleaksRule, _ regex: GoRegex, _ text: borrowing GoText
    ) -> Range<Int> {
        let subject = UnsafeRawBufferPointer(rebasing: text.bytes[match])
        guard regex.captureCount > 0, regex.match(subject, from: 0, scratch: inner) == .found else { return match }
        if rule.secretGroup > 0 {
            return inner.range(ofGroup: rule.secretGroup)?.shifted(by: match.lowerBound)
                ?? match.lowerBound..<match.lowerBound
        }
        for group in 1...regex.captureCount {
            if let range = inner.range(ofGroup: group), !range.isEmpty { return range.shifted(by: match.lowerBound) }
        }
        return match
    }

    private static let allowance = Array("gitleaks:allow".utf8)

    private static func allows(_ line: ArraySlice<UInt8>) -> Bool {
        line.indices.contains { line[$0] == allowance[0] && line[$0...].starts(with: allowance) }
    }
}
