#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Shannon entropy.
package enum Entropy {
    /// Bits a byte: 0 for a repeated character, at most log2 of the length.
    package static func bitsPerByte(_ value: UnsafeRawBufferPointer) -> Double {
        guard !value.isEmpty else { return 0 }
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { counts in
            counts.initialize(repeating: 0)
            for byte in value { counts[Int(byte)] += 1 }
            let total = Double(value.count)
            var bits = 0.0
            for count in counts where count > 0 {
                let share = Double(count) / total
                bits -= share * log2(share)
            }
            return bits
        }
    }
}
