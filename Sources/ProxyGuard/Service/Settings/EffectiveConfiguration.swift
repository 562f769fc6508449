public import ProxyConfiguration
public import Rules

/// Every setting as it counts, where it comes from, and its unit; secrets only as their references.
public struct EffectiveConfiguration: Sendable {
    /// One setting of the file, or of one upstream of it.
    public struct Row: Hashable, Sendable {
        /// Such as `tls.min_version`.
        public var key: String
        /// As the file would write it; empty where nothing is set.
        public var value: String
        /// The line that sets it; nil of a default.
        public var line: Int?
        /// In what it counts; nil where that is no question.
        public var unit: String?
        /// The upstream that it is about.
        public var upstream: String?
        /// Another setting makes it pointless.
        public var isDead = false
    }

    /// The file.
    public let path: String
    /// In the order of the schema, upstreams last, each by itself.
    public let rows: [Row]

    /// - Parameters:
    ///   - rules: what finds secrets, usually `BuiltInRules.load()`: a text that is one is not shown.
    public init(_ configuration: Configuration, path: String, rules: RuleSet) {
        self.path = path
        let scan = LiteralSecretScan(Detector(rules: rules.silencingOptIn()))
        let dead = Set(configuration.deadSettings.map(\.name))
        func rows(_ section: Section, isUpstream: Bool, name: String?) -> [Row] {
            Schema.tables.filter { $0.isRepeated == isUpstream }.flatMap(\.settings).map { setting in
                var row = Self.row(setting, in: section)
                if !scan.secrets(in: Array("\(row.key) = \(row.value)\n".utf8)).isEmpty { row.value = "\"***\"" }
                row.upstream = name
                row.isDead = row.line != nil && dead.contains(row.key)
                return row
            }
        }
        let upstreams = configuration.upstreams.enumerated().flatMap { index, upstream in
            let name = upstream[UpstreamSettings.name]
            let isShown = !name.isEmpty && scan.secrets(in: Array("name = \"\(name)\"\n".utf8)).isEmpty
            return rows(upstream, isUpstream: true, name: isShown ? name : "\(index + 1)")
        }
        self.rows = rows(configuration.settings, isUpstream: false, name: nil) + upstreams
    }

    private static func row(_ setting: any SettingDeclaration, in section: Section) -> Row {
        let unit = unit(of: setting)
        guard let entry = section.written(setting).last else {
            return Row(key: setting.key, value: section.standard(setting) ?? "", unit: unit)
        }
        // Of a secret that stands in the file not even its first letters are shown.
        let isLiteral = setting.isSecret && entry.value?.contains("***(") ?? true
        let value = isLiteral ? "\"***\"" : entry.value ?? "unreadable"
        return Row(key: setting.key, value: value, line: entry.line, unit: unit)
    }

    private static func unit(of setting: any SettingDeclaration) -> String? {
        switch setting {
        case is Setting<Duration>, is Setting<Duration?>: "duration"
        case is Setting<ByteSize>: "bytes"
        case is Setting<Int>, is Setting<Int?>:
            setting.key.split(separator: ".").last.map { $0.map { $0 == "_" ? " " : String($0) }.joined() }
        default: nil
        }
    }

    /// For people: a line for each setting, in columns.
    public var text: String {
        let width = rows.map(\.key.count).max() ?? 0
        var lines = ["Settings of \(VisibleText.escaped(path))"]
        var upstream: String?
        for row in rows {
            if row.upstream != upstream, let name = row.upstream {
                lines.append("upstream \(VisibleText.escaped(name))")
            }
            upstream = row.upstream
            let key = row.key + String(repeating: " ", count: width - row.key.count)
            let value = row.value.isEmpty ? "not set" : VisibleText.escaped(row.value)
            let origin = row.line.map { "line \($0)" } ?? "default"
            let unit = row.unit.map { ", \($0)" } ?? ""
            lines.append("  \(key)  \(value)  [\(origin)\(unit)\(row.isDead ? ", without effect" : "")]")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One JSON document; what counts by default has no line.
    public func json(version: String) -> String {
        let settings = rows.map { row in
            Document.Setting(
                key: row.key, value: row.value.isEmpty ? nil : row.value, origin: row.line == nil ? "default" : "file",
                line: row.line, unit: row.unit, upstream: row.upstream, dead: row.isDead)
        }
        return JSONText.encoded(Document(tool: .init(version: version), target: path, settings: settings))
    }

    private struct Document: Encodable {
        var schemaVersion = 1
        var tool: Tool
        var target: String
        var command = "config show"
        var settings: [Setting]

        struct Tool: Encodable {
            var name = "proxyguard"
            var version: String
        }

        struct Setting: Encodable {
            var key: String
            var value: String?
            var origin: String
            var line: Int?
            var unit, upstream: String?
            var dead: Bool
        }
    }
}
