/// What members hold that were scanned before: versions of an archive have most of them in common.
struct MemberMemory {
    /// A hash under a key that is new in each run: nobody can make content that has the hash of another one.
    private struct Key: Hashable {
        var count: Int
        var hash: Int

        init(_ bytes: UnsafeRawBufferPointer) {
            count = bytes.count
            var hasher = Hasher()
            hasher.combine(bytes: bytes)
            hash = hasher.finalize()
        }
    }

    private var results: [Key: BlobResult] = [:]
    private var findingCount = 0
    private static let limit = 1 << 15
    private static let findingLimit = 1 << 12
    /// Hashing what is smaller costs as much as scanning it.
    private static let leastSize = 256

    /// - Parameter scan: called for what is not known.
    mutating func result(of bytes: UnsafeRawBufferPointer, _ scan: (UnsafeRawBufferPointer) -> BlobResult) -> BlobResult
    {
        guard bytes.count >= Self.leastSize else { return scan(bytes) }
        let key = Key(bytes)
        if let known = results[key] { return known }
        let result = scan(bytes)
        if results.count >= Self.limit || findingCount >= Self.findingLimit {
            results.removeAll()
            findingCount = 0
        }
        results[key] = result
        findingCount += result.findings.count
        return result
    }
}
