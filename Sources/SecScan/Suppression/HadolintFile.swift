internal import Checks
internal import Rules
internal import YAML

/// Reads `.hadolint.yaml`.
///
/// Source: https://github.com/hadolint/hadolint#configure
struct HadolintFile {
    static let names = [".hadolint.yaml", ".hadolint.yml"]

    private static let keys = [
        "ignored", "override", "trustedRegistries", "label-schema", "strict-labels", "failure-threshold", "no-fail",
        "disable-ignore-pragma", "format", "no-color", "verbose",
    ]

    private let reader: YAMLFile
    private var configuration: HadolintConfiguration

    /// - Throws: a `ScanError` that names file and line.
    static func parse(_ bytes: [UInt8], file: String) throws(ScanError) -> HadolintConfiguration {
        let reader = YAMLFile(file: file)
        var parser = HadolintFile(reader: reader, configuration: HadolintConfiguration(file: file))
        if let root = try reader.mapping(in: bytes) { try parser.read(root) }
        return parser.configuration
    }

    private mutating func read(_ root: YAMLMapping) throws(ScanError) {
        for pair in root.pairs {
            let key = pair.key.text ?? ""
            let value = pair.value
            switch key {
            case "ignored":
                configuration.ignored = try reader.list(value, key).map {
                    HadolintConfiguration.Entry(rule: $0.text, line: $0.line)
                }
            case "override": try readOverrides(value)
            case "trustedRegistries": configuration.trustedRegistries = try reader.list(value, key).map(\.text)
            case "label-schema": try readSchema(value)
            case "strict-labels": configuration.strictLabels = try reader.bool(value, key)
            case "no-fail": configuration.neverFails = try reader.bool(value, key)
            case "disable-ignore-pragma": configuration.honoursIgnores = try !reader.bool(value, key)
            case "failure-threshold": try readThreshold(value)
            default:
                guard !Self.keys.contains(key) else { continue }
                configuration.notes.append(reader.unknown(key, at: pair.key.line, known: Self.keys))
            }
        }
    }

    private mutating func readOverrides(_ value: YAMLNode) throws(ScanError) {
        for pair in try reader.mapping(value, "override") {
            guard let severity = HadolintConfiguration.levels[pair.key.text ?? ""] else {
                throw reader.failure(pair.key.line, "override takes error, warning, info and style")
            }
            for entry in try reader.list(pair.value, "override") {
                configuration.severities.append(HadolintConfiguration.Override(rule: entry.text, severity: severity))
            }
        }
    }

    private mutating func readSchema(_ value: YAMLNode) throws(ScanError) {
        for pair in try reader.mapping(value, "label-schema") {
            guard let kind = LabelKind(rawValue: pair.value.text ?? ""), let label = pair.key.text else {
                throw reader.failure(
                    pair.value.line,
                    "the type of a label is one of \(LabelKind.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            configuration.labelSchema[label] = kind
        }
    }

    private mutating func readThreshold(_ value: YAMLNode) throws(ScanError) {
        let text = value.text ?? ""
        // The lowest levels of hadolint: everything fails.
        guard let severity = HadolintConfiguration.levels[text] ?? (["ignore", "none"].contains(text) ? .info : nil)
        else {
            throw reader.failure(value.line, "failure-threshold is one of error, warning, info, style, ignore, none")
        }
        configuration.threshold = severity
    }
}
