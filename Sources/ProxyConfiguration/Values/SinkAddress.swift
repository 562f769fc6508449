/// Where messages are sent; the path of a webhook is as good as a password.
public struct SinkAddress: SettingValue, Hashable {
    /// The address.
    public let address: WebAddress

    public static var phrase: String { WebAddress.phrase }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> SinkAddress? {
        WebAddress.read(written, &mismatches).map { SinkAddress(address: $0) }
    }

    /// Scheme, host and port alone.
    public var written: String { "\"\(address.front)\"" }
}
