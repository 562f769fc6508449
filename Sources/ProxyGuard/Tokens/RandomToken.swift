internal import Rules

/// Makes the bytes of a token from random characters.
enum RandomToken {
    /// Every character is as likely as the others: the standard library draws from a range without the bias of a remainder.
    static func make(
        _ format: ProxyToken, head: String, using random: inout some RandomNumberGenerator
    ) -> [UInt8] {
        var bytes = Array(head.utf8)
        bytes.reserveCapacity(format.count)
        for _ in 0..<format.randomCount { bytes.append(ProxyToken.character(.random(in: 0..<62, using: &random))) }
        return bytes + ProxyToken.checksum(of: bytes)
    }

    /// The bytes of a valid token, or nil.
    ///
    /// However long the input is, one byte more than a token has is read of it; nothing is allocated before form and checksum are right.
    static func checked(_ bytes: some Collection<UInt8>, _ format: ProxyToken) -> [UInt8]? {
        // Every request comes here; through a collection that nobody knows each byte would cost a call.
        if let found = bytes.withContiguousStorageIfAvailable({ checked(storage: $0, format) }) { return found }
        return withUnsafeTemporaryAllocation(byteCount: format.count, alignment: 1) { buffer in
            var count = 0
            for byte in bytes.prefix(format.count + 1) {
                if count < format.count { buffer[count] = byte }
                count += 1
            }
            guard count == format.count, format.isValid(UnsafeRawBufferPointer(buffer)) else { return nil }
            return Array(buffer)
        }
    }

    private static func checked(storage: UnsafeBufferPointer<UInt8>, _ format: ProxyToken) -> [UInt8]? {
        guard storage.count == format.count, format.isValid(UnsafeRawBufferPointer(storage)) else { return nil }
        return Array(storage)
    }
}
