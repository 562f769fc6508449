/// Reads a gitleaks configuration and what it extends.
public struct GitleaksLoader {
    /// Nil where there is no such file.
    public typealias Read = (_ path: String) throws(RulesError) -> String?

    private let read: Read
    private var configuration: GitleaksConfiguration
    /// A configuration, what it extends, and what that extends: no farther.
    private static let depthLimit = 2

    private init(file: String, read: @escaping Read) {
        configuration = GitleaksConfiguration(file: file)
        self.read = read
    }

    /// - Parameters:
    ///   - text: of `file`.
    ///   - read: what `extend.path` names.
    /// - Throws: `RulesError` that names file and line.
    public static func load(_ text: String, file: String, read: @escaping Read) throws(RulesError)
        -> GitleaksConfiguration
    {
        var loader = GitleaksLoader(file: file, read: read)
        let part = try loader.part(text, file: file, depth: 0)
        return try loader.finished(part)
    }

    /// The rules and lists of a file and of what it extends.
    private mutating func part(_ text: String, file: String, depth: Int) throws(RulesError) -> GitleaksParser.Part {
        configuration.sources.append(text)
        var part = try GitleaksParser.parse(text, file: file)
        configuration.notes += part.notes
        if depth > 0, let first = part.targeted.first {
            configuration.notes.append(
                "\(file):\(first.line): allowlists with targetRules count only in the configuration that is named")
        }
        guard let extend = part.extend else { return part }
        if depth == Self.depthLimit {
            configuration.notes.append(
                "\(file):\(extend.line): a configuration extends at most two others; this [extend] does not count")
        } else if extend.usesDefault {
            configuration.usesBuiltIn = true
            configuration.disabledRules += extend.disabledRules
        } else if !extend.path.isEmpty {
            let (base, name) = try extended(extend, by: file)
            configuration.notes += part.merge(try self.part(base, file: name, depth: depth + 1), of: name)
        }
        return part
    }

    /// As gitleaks looks for it, in the current folder; else beside the file that names it.
    private func extended(
        _ extend: GitleaksParser.Extension, by file: String
    ) throws(RulesError) -> (text: String, file: String) {
        if let text = try read(extend.path) { return (text, extend.path) }
        let beside = file.split(separator: "/", omittingEmptySubsequences: false).dropLast() + [extend.path[...]]
        let name = beside.joined(separator: "/")
        if !extend.path.hasPrefix("/"), beside.count > 1, let text = try read(name) { return (text, name) }
        throw RulesError(
            .badValue, file: file, line: extend.line,
            "extend.path '\(extend.path)': there is no such file, neither from the current folder nor beside this one")
    }

    private mutating func finished(_ part: GitleaksParser.Part) throws(RulesError) -> GitleaksConfiguration {
        configuration.allowlists = part.allowlists
        for rule in part.rules {
            guard rule.regex != nil || rule.path != nil || configuration.usesBuiltIn else {
                throw RulesError(
                    .badValue, file: rule.file, line: rule.line,
                    "rule '\(rule.id)' has neither regex nor path and would find nothing")
            }
            if let regex = rule.regex, rule.secretGroup > regex.captureCount || rule.secretGroup < 0 {
                throw RulesError(
                    .badValue, file: rule.file, line: rule.line,
                    "rule '\(rule.id)': secretGroup \(rule.secretGroup), where the regex has \(regex.captureCount) groups"
                )
            }
        }
        configuration.rules = part.rules
        if part.isEmpty {
            configuration.usesBuiltIn = true
            configuration.notes.append(
                "\(configuration.file): has neither rules nor [extend]: gitleaks would look for nothing; its allowlists are applied to the built-in rules"
            )
        } else if configuration.usesBuiltIn {
            configuration.notes.append(
                "\(configuration.file): useDefault: the built-in rules stand in for those of gitleaks; see docs/gitleaks.md"
            )
        }
        for (id, list, line) in part.targeted { try target(list, at: id, line) }
        return configuration
    }

    private mutating func target(_ list: GitleaksAllowlist, at id: String, _ line: Int) throws(RulesError) {
        if let index = configuration.rules.firstIndex(where: { $0.id == id }) {
            configuration.rules[index].allowlists.append(list)
        } else if configuration.usesBuiltIn {
            configuration.overlays[id, default: GitleaksConfiguration.Overlay()].allowlists.append(list)
        } else {
            throw RulesError(
                .badValue, file: configuration.file, line: line, "targetRules names '\(id)', which is no rule here")
        }
    }
}

extension GitleaksParser.Part {
    /// Lays this part over one that it extends.
    ///
    /// - Returns: notes.
    fileprivate mutating func merge(_ base: GitleaksParser.Part, of file: String) -> [String] {
        let disabled = Set(extend?.disabledRules ?? [])
        for rule in base.rules where !disabled.contains(rule.id) {
            if let index = rules.firstIndex(where: { $0.id == rule.id }) {
                rules[index] = rules[index].laid(over: rule)
            } else {
                rules.append(rule)
            }
        }
        allowlists += base.allowlists
        rules.sort { $0.id < $1.id }
        return disabled.sorted().filter { id in !base.rules.contains { $0.id == id } }.map {
            "disabledRules names '\($0)', which \(file) has not"
        }
    }
}
