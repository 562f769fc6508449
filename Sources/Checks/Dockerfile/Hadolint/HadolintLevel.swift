/// How grave hadolint takes a finding to be; the gravest comes first.
public enum HadolintLevel: String, Hashable, Sendable, CaseIterable, Comparable {
    case error
    case warning
    case info
    case style
    /// Not reported unless a setting raises it.
    case ignore

    /// - Parameter name: as hadolint's configuration writes it; `none` is `ignore`.
    public init?(name: String) {
        self.init(rawValue: name == "none" ? "ignore" : name)
    }

    public static func < (left: HadolintLevel, right: HadolintLevel) -> Bool {
        guard let left = allCases.firstIndex(of: left), let right = allCases.firstIndex(of: right) else { return false }
        return left < right
    }
}
