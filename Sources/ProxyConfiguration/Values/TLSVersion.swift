/// A version of TLS that a file can name; which of them are allowed is for checks to say.
public enum TLSVersion: String, Choice, Comparable {
    case ssl3 = "ssl3"
    case tls10 = "1.0"
    case tls11 = "1.1"
    case tls12 = "1.2"
    case tls13 = "1.3"

    /// Only what is offered: nobody is told to choose the old ones.
    public static var phrase: String { "\"1.2\" or \"1.3\"" }

    public static var aliases: [String: Self] {
        var aliases: [String: Self] = ["sslv3": .ssl3, "tls1": .tls10, "tlsv1": .tls10, "1": .tls10]
        for version in allCases where version != .ssl3 {
            let minor = version.rawValue.suffix(1)
            for form in ["tls1.", "tlsv1.", "tlsv1_", "tls1_", "tls 1.", "version_tls1", "tls_1_"] {
                aliases[form + minor] = version
            }
        }
        return aliases
    }

    public static func < (left: TLSVersion, right: TLSVersion) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
