#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Shannon entropy as gitleaks has it: characters are counted, and divided by the length in bytes.
enum RuneEntropy {
    static func bits(_ value: some Sequence<UInt8>) -> Double {
        let bytes = Array(value)
        guard !bytes.isEmpty else { return 0 }
        var counts: [Unicode.Scalar: Int] = [:]
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars { counts[scalar, default: 0] += 1 }
        return counts.values.reduce(0) { bits, count in
            let share = Double(count) / Double(bytes.count)
            return bits - share * log2(share)
        }
    }
}
