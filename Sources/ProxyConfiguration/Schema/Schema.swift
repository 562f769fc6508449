internal import Rules

/// Every setting of `proxyguard.toml`, in the order of the reference.
public enum Schema {
    /// A table of the file and what may stand in it.
    public struct Table: Sendable {
        /// Its name, such as `tls`; empty for what stands above all tables.
        public let name: String
        /// Its settings.
        public let settings: [any SettingDeclaration]
        /// Whether the file has it several times, `[[name]]`.
        public var isRepeated: Bool { name == Schema.repeatedTable }
    }

    /// The one table that a file has several times.
    static let repeatedTable = "upstreams"

    /// The tables.
    public static let tables: [Table] = [
        Table(name: "", settings: GeneralSettings.all),
        Table(name: "listeners", settings: ListenerSettings.all),
        Table(name: "tls", settings: TLSSettings.all),
        Table(name: "cors", settings: CORSSettings.all),
        Table(name: repeatedTable, settings: UpstreamSettings.all),
        Table(name: "tokens", settings: TokenSettings.all),
        Table(name: "management", settings: ManagementSettings.all),
        Table(name: "limits", settings: LimitSettings.all),
        Table(name: "timeouts", settings: TimeoutSettings.all),
        Table(name: "guards", settings: GuardSettings.all),
        Table(name: "audit", settings: AuditSettings.all),
        Table(name: "logging", settings: LoggingSettings.all),
        Table(name: "encryption", settings: EncryptionSettings.all),
        Table(name: "store", settings: StoreSettings.all),
        Table(name: "metrics", settings: MetricsSettings.all),
        Table(name: "alerts", settings: AlertSettings.all),
    ]

    /// The settings of all tables.
    public static let settings: [any SettingDeclaration] = tables.flatMap(\.settings)

    private static let byKey = Dictionary(uniqueKeysWithValues: settings.map { ($0.key, $0) })
    private static let folders: Set<String> = Set(
        settings.flatMap { setting in
            let parts = setting.key.split(separator: ".")
            return (1..<max(1, parts.count)).map { parts[..<$0].joined(separator: ".") }
        })

    /// The setting of a key, such as `tls.min_version`.
    public static func setting(_ key: String) -> (any SettingDeclaration)? { byKey[key] }

    /// Whether settings stand below a key.
    static func isTable(_ key: String) -> Bool { folders.contains(key) }

    /// The key that somebody who wrote this one may have meant.
    public static func nearest(to key: String) -> String? {
        let last = key.split(separator: ".").last.map(String.init) ?? key
        let most = max(4, key.utf8.count) / 4
        // In the right table, misspelt; else rightly spelt, in the wrong table.
        let spelt = (Array(byKey.keys) + folders).filter { abs($0.utf8.count - key.utf8.count) <= most }
            .map { (key: $0, distance: EditDistance.between($0, key)) }
            .filter { $0.distance <= most }
            .min { ($0.distance, $0.key) < ($1.distance, $1.key) }
        return spelt?.key ?? byKey.keys.filter { $0.hasSuffix("." + last) }.min()
    }
}
