internal import ProxyRoutes

extension RequestID {
    private static let letters = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)

    /// A new one, never repeated in practice: 124 bits.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        var (low, high): (UInt64, UInt64) = (generator.next(), generator.next())
        return String(unsafeUninitializedCapacity: 28) { text in
            _ = text.initialize(fromContentsOf: "req_".utf8)
            for place in 4..<28 {
                text.initializeElement(at: place, to: letters[Int(low % 36)])
                low /= 36
                if place == 15 { swap(&low, &high) }
            }
            return 28
        }
    }
}
