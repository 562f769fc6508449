internal import CDeflate

/// Inflates zlib streams (RFC 1950) of known size; one for each thread.
final class Inflater {
    private let decompressor = libdeflate_alloc_decompressor()

    deinit { libdeflate_free_decompressor(decompressor) }

    /// Fills `output` exactly.
    ///
    /// - Parameter input: begins with the stream; what follows it is left alone.
    /// - Throws: when the stream is damaged, or does not hold as many bytes as `output` has room for.
    func inflate(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) throws(Damage) {
        var used = 0
        var size = 0
        // An empty buffer has no address, which libdeflate wants.
        let code = withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { spare in
            libdeflate_zlib_decompress_ex(
                decompressor, input.baseAddress, input.count, output.baseAddress ?? spare.baseAddress, output.count,
                &used, &size)
        }
        guard code == LIBDEFLATE_SUCCESS, size == output.count else { throw Damage("it cannot be inflated") }
    }
}
