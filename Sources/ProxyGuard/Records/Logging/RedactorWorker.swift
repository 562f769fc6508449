internal import Rules

/// Masks credentials in texts, for one thread.
public final class RedactorWorker {
    /// What stands where something was taken out.
    static let mask = "[redacted]"
    /// What is searched of a text; the rest of a longer one is left out.
    static let searchedLength = 16_384
    /// What is shown of one that is cut there: a credential that the cut went through ends farther back.
    static let shownLength = 12_288

    private let registry: SecretRegistry
    private let detector: DetectorWorker?

    init(_ redactor: Redactor) {
        registry = redactor.registry
        detector = redactor.detector?.makeWorker()
    }

    /// The text without credentials.
    public func redact(_ text: String) -> String { redact([text])[0] }

    /// Texts of one record without credentials: they are also searched together, for a name in one may tell of a value in the next.
    public func redact(_ texts: [String]) -> [String] {
        var joined: [UInt8] = []
        var starts: [Int] = []
        starts.reserveCapacity(texts.count + 1)
        var isAnyCut = false
        for text in texts {
            starts.append(joined.count)
            isAnyCut = isAnyCut || text.utf8.count > Self.searchedLength
            joined.append(contentsOf: text.utf8.prefix(Self.searchedLength))
            joined.append(UInt8(ascii: "\n"))
        }
        starts.append(joined.count)
        let together = ranges(in: joined)
        if together.isEmpty, !isAnyCut { return texts }
        return texts.indices.map { index in
            let bytes = Array(joined[starts[index]..<(starts[index + 1] - 1)])
            let isCut = bytes.count < texts[index].utf8.count
            if together.isEmpty && !isCut { return texts[index] }
            let own = together.map { range in
                range.clamped(to: starts[index]..<(starts[index] + bytes.count)).shifted(by: -starts[index])
            }
            let found = (own + (texts.count > 1 ? ranges(in: bytes) : [])).filter { !$0.isEmpty }
            return Self.masked(bytes, found, shown: isCut ? Self.shownLength : bytes.count)
        }
    }

    private func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges = registry.ranges(in: bytes)
        if let detection = detector?.detect(in: bytes) {
            for candidate in detection.candidates {
                // Of a value that was decoded the place is the encoded one, which may be more than the secret's.
                ranges.append(candidate.decoded == nil ? candidate.secret : candidate.match)
                ranges.append(candidate.secret)
            }
            // What a rule gave up on is not known to be clean.
            if !detection.shortfalls.isEmpty { ranges.append(0..<bytes.count) }
        }
        return ranges
    }

    private static func masked(_ bytes: [UInt8], _ ranges: [Range<Int>], shown: Int) -> String {
        var text: [UInt8] = []
        var end = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > end {
            if range.lowerBound >= shown { break }
            // Two that touch or overlap are one.
            if range.lowerBound > end || end == 0 {
                text += bytes[end..<max(end, range.lowerBound)]
                text += mask.utf8
            }
            end = range.upperBound
        }
        if end < shown { text += bytes[end..<shown] }
        // A cut through a character leaves a replacement for it.
        let kept = String(decoding: text, as: UTF8.self)
        return shown < bytes.count ? kept + "\u{2026}" : kept
    }
}

extension Range<Int> {
    fileprivate func shifted(by distance: Int) -> Range<Int> { (lowerBound + distance)..<(upperBound + distance) }
}
