internal import CMessageDigest

extension ObjectID {
    /// The SHA-1 of some runs of bytes, one after the other.
    static func sha1(_ runs: UnsafeRawBufferPointer...) -> ObjectID {
        var context = SHA1_CTX()
        SHA1Init(&context)
        for run in runs { SHA1Update(&context, run.baseAddress, run.count) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digest in
            SHA1Final(digest.baseAddress, &context)
            return digest.baseAddress.map { ObjectID(UnsafeRawPointer($0)) } ?? .zero
        }
    }
}
