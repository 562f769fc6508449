internal import Rules
internal import Settings

/// A setting that stands beside one that was found, or does not.
final class SettingCondition: Sendable {
    let path: SettingPath
    let name: ValueTest?
    let test: ValueTest?
    /// Of what a finding becomes when the setting is there.
    let severity: Severity?
    let message: String?

    init(_ reader: ClauseReader, raises: Bool) throws(RulesError) {
        try reader.allow(raises ? ["path", "name", "value", "severity", "message"] : ["path", "name", "value"])
        guard let text = try reader.text("path") else {
            throw reader.failure(.missingField, "'path' is missing in \(reader.name)")
        }
        path = try SettingPath(reader: reader, text)
        name = try reader.text("name").map { ValueTest($0) }
        test = try reader.text("value").map { ValueTest($0) }
        severity = try raises ? reader.severity() : nil
        message = try raises ? reader.text("message") : nil
    }

    /// Lists of words, of each of which a file has to hold one for the setting to be there.
    var keywords: [[DemandedWord]] { path.keywords + [name?.keywords ?? [], test?.keywords ?? []] }

    /// Relative paths begin at the match, others at the root of its document.
    ///
    /// - Parameter steps: how many settings may be looked at; those that were are taken off.
    func holds(beside match: SettingMatch, steps: inout Int) -> Bool {
        let start =
            path.isRelative ? match : SettingMatch(setting: match.ancestors.first ?? match.setting, ancestors: [])
        var holds = false
        path.search(from: start, steps: &steps) { found in
            holds =
                (name?.holds(for: found.setting.name) ?? true)
                && (test?.holds(for: found.setting.value) ?? true)
            return !holds
        }
        return holds
    }
}

extension SettingPath {
    /// The names of each component that has some.
    var keywords: [[DemandedWord]] {
        names.map { $0.map { DemandedWord(Self.bare($0), ignoresCase: ignoresCase, edges: .both) } }
    }

    /// As files write it: the sign of an attribute is ours.
    private static func bare(_ name: String) -> String { name.hasPrefix("@") ? String(name.dropFirst()) : name }

    /// - Throws: what is wrong with the path, with the place of the clause.
    init(reader: ClauseReader, _ text: String) throws(RulesError) {
        do throws(SettingPathError) {
            self = try SettingPath(text)
        } catch {
            throw reader.failure(.badPattern, "path '\(text)': \(error)")
        }
    }
}
