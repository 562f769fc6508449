/// A setting of `proxyguard.toml` whose value is a `Value`.
public struct Setting<Value: SettingValue>: SettingDeclaration {
    public let key: String
    /// What counts where the file sets nothing.
    public let standard: Value
    public let meaning: String
    public let consumer: Consumer
    /// Which values are allowed; nil for all of the type.
    public let limit: Limit<Value>?
    public let isRequired: Bool

    /// Creates a setting.
    /// - Parameters:
    ///   - key: its path, such as `tls.min_version`; those of `[[upstreams]]` begin with `upstreams.`.
    ///   - meaning: one sentence for the reference.
    public init(
        _ key: String, _ standard: Value, _ consumer: Consumer, limit: Limit<Value>? = nil, isRequired: Bool = false,
        _ meaning: String
    ) {
        self.key = key
        self.standard = standard
        self.consumer = consumer
        self.limit = limit
        self.isRequired = isRequired
        self.meaning = meaning
    }

    public var phrase: String { isChoice ? limit?.phrase ?? Value.phrase : Value.phrase }
    public var limitPhrase: String? { isChoice ? nil : limit?.phrase }
    /// A limit of words to choose from names those that are left.
    private var isChoice: Bool { Value.self is any Choice.Type }
    public var standardText: String? { standard.written.isEmpty ? nil : standard.written }
    public var isSecret: Bool {
        Value.self == SecretReference.self || Value.self == SecretReference?.self
            || Value.self == Listed<SecretReference>.self
    }
    public var anyStandard: any SettingValue { standard }

    public func read(_ written: WrittenValue) -> (value: (any SettingValue)?, mismatches: [Mismatch]) {
        var mismatches: [Mismatch] = []
        guard let value = Value.read(written, &mismatches) else { return (nil, mismatches) }
        if let limit, !limit.contains(value) {
            let expected = [phrase, limitPhrase].compactMap(\.self).joined(separator: " ")
            // A text may be anything, a secret too.
            let isText = Value.self == String.self || Value.self == Listed<String>.self
            mismatches.append(
                Mismatch(
                    code: .range, message: "expected \(expected), found \(isText ? "another text" : value.plain)",
                    range: written.range))
        }
        return (value, mismatches)
    }
}

/// What a setting is, whatever the type of its value.
public protocol SettingDeclaration: Sendable {
    /// Its path, such as `tls.min_version`.
    var key: String { get }
    /// One sentence for the reference.
    var meaning: String { get }
    /// The part of the proxy that acts on it.
    var consumer: Consumer { get }
    /// Whether a file without it is refused.
    var isRequired: Bool { get }
    /// Whether it refers to a secret.
    var isSecret: Bool { get }
    /// What has to be written, with its article.
    var phrase: String { get }
    /// Which values of the type are allowed; nil for all.
    var limitPhrase: String? { get }
    /// The default as a file would write it; nil if there is none.
    var standardText: String? { get }
    /// The default.
    var anyStandard: any SettingValue { get }
    /// The value that something written stands for, and what is wrong with it; a value out of its range is both.
    func read(_ written: WrittenValue) -> (value: (any SettingValue)?, mismatches: [Mismatch])
}
