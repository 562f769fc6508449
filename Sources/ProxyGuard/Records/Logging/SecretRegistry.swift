public import Rules
internal import Synchronization

/// The credentials of this process, so that none of them is ever written, wherever it turns up and however it was cut.
///
/// Kept are not the values but keyed one-way fingerprints of every eight bytes in a row of them: printing or copying the registry shows
/// nothing, and a part of a value is found as well. Values of more than one form are found plain, percent-encoded and in base 64.
public final class SecretRegistry: Sendable, CustomStringConvertible {
    /// The shortest value that can be found, and the shortest part of a value that is.
    public static let minimumLength = 8

    private let salt = UInt64.random(in: .min ... .max)
    private let windows = Mutex<Windows>(Windows())

    private struct Windows {
        var kept: Set<Int> = []
        /// Values that pass by, in two generations: the older one goes when the newer is full.
        var recent: Set<Int> = []
        var older: Set<Int> = []
        var recentCount = 0

        func contains(_ fingerprint: Int) -> Bool {
            kept.contains(fingerprint) || recent.contains(fingerprint) || older.contains(fingerprint)
        }
    }

    /// How many passing values a generation holds.
    private static let generation = 2048

    public init() {}

    /// Remembers a value for the life of the process: provider keys, the management token, passwords of stores.
    ///
    /// - Returns: False if it is too short to be told from ordinary text.
    @discardableResult
    public func register(_ secret: Secret) -> Bool {
        let value = secret.revealed
        guard value.count >= Self.minimumLength else { return false }
        var fingerprints: Set<Int> = []
        for form in Self.forms(of: value) { fingerprints.formUnion(self.fingerprints(form)) }
        windows.withLock { $0.kept.formUnion(fingerprints) }
        return true
    }

    /// Remembers a value for a while: what a client sent as its credential and is no token of ours. Memory is bounded.
    public func registerPassing(_ secret: Secret) {
        let value = secret.revealed.prefix(512)
        guard value.count >= Self.minimumLength else { return }
        let fingerprints = self.fingerprints(Array(value))
        windows.withLock { windows in
            guard let first = fingerprints.first, let last = fingerprints.last,
                !windows.recent.contains(first) || !windows.recent.contains(last)
            else { return }
            if windows.recentCount == Self.generation {
                windows.older = windows.recent
                windows.recent = []
                windows.recentCount = 0
            }
            windows.recent.formUnion(fingerprints)
            windows.recentCount += 1
        }
    }

    /// Where parts of known values stand, in their order, none touching another.
    func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        guard bytes.count >= Self.minimumLength else { return [] }
        let fingerprints = self.fingerprints(bytes)
        let hits = windows.withLock { windows in fingerprints.indices.filter { windows.contains(fingerprints[$0]) } }
        var ranges: [Range<Int>] = []
        for hit in hits {
            let range = hit..<(hit + Self.minimumLength)
            if let last = ranges.last, last.upperBound >= range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
        }
        return ranges
    }

    public var description: String { "SecretRegistry" }

    private func fingerprints(_ bytes: [UInt8]) -> [Int] {
        guard bytes.count >= Self.minimumLength else { return [] }
        var window: UInt64 = 0
        var fingerprints: [Int] = []
        fingerprints.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            window = window << 8 | UInt64(byte)
            guard index >= Self.minimumLength - 1 else { continue }
            // SipHash with the process's random key; the salt serves where that is switched off.
            var hasher = Hasher()
            hasher.combine(salt)
            hasher.combine(window)
            fingerprints.append(hasher.finalize())
        }
        return fingerprints
    }

    private static func forms(of value: [UInt8]) -> [[UInt8]] {
        var forms = [value, percentEncoded(value)]
        // In the middle of something encoded a value begins at one of three places of a group.
        for start in 0..<3 {
            let rest = value.dropFirst(start)
            let whole = Array(rest.prefix(rest.count / 3 * 3))
            forms.append(base64(whole, "+", "/"))
            forms.append(base64(whole, "-", "_"))
        }
        return forms
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
