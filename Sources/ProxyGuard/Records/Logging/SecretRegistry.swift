public import Rules
internal import Synchronization

/// The credentials of this process, so that none of them is ever written, wherever it turns up and however it was cut.
///
/// Kept are not the values but keyed one-way fingerprints of every twelve bytes in a row of them: printing or copying the registry shows
/// nothing, and a long part of a value is found as well. What many values begin with, such as `sk-proj-`, says nothing of any of them and
/// is no part that is looked for. Values of more than one form are found plain, percent-encoded and in base 64.
public final class SecretRegistry: Sendable, CustomStringConvertible {
    /// The shortest value that can be found.
    public static let minimumLength = 8
    /// The shortest part of a longer value that is found.
    static let partLength = 12

    private let salt = UInt64.random(in: .min ... .max)
    private let known = Mutex<Known>(Known())

    private struct Known {
        var fingerprints: Set<Int> = []
        /// How long pieces of values are.
        var lengths: Set<Int> = []
    }

    public init() {}

    /// Remembers a value for the life of the process: provider keys, the management token, passwords of stores.
    ///
    /// - Returns: False if it is too short to be told from ordinary text.
    @discardableResult
    public func register(_ secret: Secret) -> Bool {
        let value = secret.revealed
        guard value.count >= Self.minimumLength else { return false }
        var fingerprints: Set<Int> = []
        var lengths: Set<Int> = []
        for (form, label) in Self.forms(of: value) {
            add(pieces: form, label: label, to: &fingerprints, &lengths)
        }
        known.withLock {
            $0.fingerprints.formUnion(fingerprints)
            $0.lengths.formUnion(lengths)
        }
        return true
    }

    /// Where parts of known values stand, in their order, none touching another.
    func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        guard bytes.count >= Self.minimumLength else { return [] }
        var found: [Range<Int>] = []
        for length in known.withLock({ $0.lengths }) where length <= bytes.count {
            let fingerprints = self.fingerprints(bytes, of: length)
            let hits = known.withLock { known in
                fingerprints.indices.filter { known.fingerprints.contains(fingerprints[$0]) }
            }
            found += hits.map { $0..<($0 + length) }
        }
        var ranges: [Range<Int>] = []
        for range in found.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = ranges.last, last.upperBound >= range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
        return ranges
    }

    public var description: String { "SecretRegistry" }

    // MARK: Pieces

    /// All parts of a value that tell it from others; a short one is one part.
    ///
    /// - Parameter label: how many bytes at its beginning many values have.
    private func add(
        pieces value: [UInt8], label: Int, to fingerprints: inout Set<Int>, _ lengths: inout Set<Int>
    ) {
        let length = min(value.count, Self.partLength)
        lengths.insert(length)
        for (start, fingerprint) in self.fingerprints(value, of: length).enumerated()
        where value.count <= length || start + length > label {
            fingerprints.insert(fingerprint)
        }
        // So that of a whole value its label goes as well.
        let head = label + Self.partLength / 2
        if label > 0, head > length, head <= value.count {
            lengths.insert(head)
            fingerprints.formUnion(self.fingerprints(Array(value[..<head]), of: head))
        }
    }

    /// Of every so many bytes in a row.
    private func fingerprints(_ bytes: [UInt8], of length: Int) -> [Int] {
        guard bytes.count >= length else { return [] }
        return bytes.withUnsafeBytes { bytes in
            (0...(bytes.count - length)).map { start in
                // SipHash with the process's random key; the salt serves where that is switched off.
                var hasher = Hasher()
                hasher.combine(salt)
                hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<(start + length)]))
                return hasher.finalize()
            }
        }
    }

    /// The bytes at the beginning of a value that name its kind: up to three short words in small letters, each with a hyphen or an underscore
    /// behind it, such as `sk-proj-`, `sk-ant-api03-` or `pgm_`. What is left is long enough to be the secret.
    static func labelLength(_ value: [UInt8]) -> Int {
        var length = 0
        for _ in 0..<3 {
            let rest = value[length...]
            let word = rest.prefix { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
            guard (1...8).contains(word.count), let first = word.first, first >= 0x61, word.endIndex < value.count,
                value[word.endIndex] == UInt8(ascii: "-") || value[word.endIndex] == UInt8(ascii: "_"),
                value.count - word.endIndex - 1 >= 2 * partLength
            else { break }
            length = word.endIndex + 1
        }
        return length
    }

    /// The value as it may be written, and how long its label is there.
    private static func forms(of value: [UInt8]) -> [(form: [UInt8], label: Int)] {
        let label = labelLength(value)
        var forms = [(value, label), (percentEncoded(value), label)]
        // In the middle of something encoded a value begins at one of three places of a group.
        for start in 0..<3 {
            let rest = value.dropFirst(start)
            let whole = Array(rest.prefix(rest.count / 3 * 3))
            // Letters that have nothing but the label's bits.
            let encoded = max(0, label - start) * 4 / 3
            forms.append((base64(whole, "+", "/"), encoded))
            forms.append((base64(whole, "-", "_"), encoded))
        }
        return forms.filter { $0.0.count >= minimumLength }
    }

    private static func percentEncoded(_ value: [UInt8]) -> [UInt8] {
        value.flatMap { byte -> [UInt8] in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: return [byte]
            default:
                let digits = Hexadecimal.text([byte]).uppercased()
                return [UInt8(ascii: "%")] + Array(digits.utf8)
            }
        }
    }

    private static func base64(_ value: [UInt8], _ plus: Unicode.Scalar, _ slash: Unicode.Scalar) -> [UInt8] {
        func letter(_ index: UInt8) -> UInt8 {
            switch index {
            case 0..<26: UInt8(ascii: "A") + index
            case 26..<52: UInt8(ascii: "a") + index - 26
            case 52..<62: UInt8(ascii: "0") + index - 52
            case 62: UInt8(ascii: plus)
            default: UInt8(ascii: slash)
            }
        }
        return stride(from: 0, to: value.count, by: 3).flatMap { index in
            let (a, b, c) = (value[index], value[index + 1], value[index + 2])
            return [
                letter(a >> 2), letter((a & 3) << 4 | b >> 4), letter((b & 15) << 2 | c >> 6), letter(c & 63),
            ]
        }
    }
}
