/// A table of settings: the whole file, or one upstream of it.
public struct Section: Sendable {
    struct Entry: Sendable {
        /// As the file calls it.
        var name: String
        /// Where the name stands.
        var keyRange: Range<Int>
        var written: WrittenValue
        /// Nil where it could not be read.
        var value: (any SettingValue)?
    }

    /// By key; a file of another system may say one thing under several names.
    var entries: [String: [Entry]] = [:]
    /// Where the tables of the file begin, by name.
    var tables: [String: Range<Int>] = [:]
    /// What counts in another system where its file sets nothing; nil for the defaults of the schema.
    var standards: [String: any SettingValue]?
    /// Where it begins in the file: what is said of something that is not there stands here.
    public var place: Range<Int>

    init(place: Range<Int>, standards: [String: any SettingValue]? = nil) {
        self.place = place
        self.standards = standards
    }

    /// The value that counts: the one that is set, else the default.
    public subscript<Value>(_ setting: Setting<Value>) -> Value { answer(setting)?.value ?? setting.standard }

    /// The last answer to a setting; nil if the file is another system's, sets nothing, and nobody knows what counts then.
    public func answer<Value>(_ setting: Setting<Value>) -> Answer<Value>? {
        if let last = answers(setting).last { return last }
        guard let standards else { return Answer(value: setting.standard, name: setting.key) }
        // Unwrapped first: nothing is a value of settings that need not be set.
        guard let known = standards[setting.key], let value = known as? Value else { return nil }
        return Answer(value: value, name: setting.key)
    }

    /// Every value that the file sets for a setting, in the order of the file; those that cannot be read are left out.
    public func answers<Value>(_ setting: Setting<Value>) -> [Answer<Value>] {
        (entries[setting.key] ?? []).compactMap { entry in
            guard let known = entry.value, let value = known as? Value else { return nil }
            return Answer(value: value, name: entry.name, range: entry.written.range, line: entry.written.line)
        }
    }

    /// Whether the file names it, whatever it says.
    public func names(_ setting: any SettingDeclaration) -> Bool { entries[setting.key] != nil }

    /// Where a setting stands, or would stand: its value, its name where it has none, its table, the section.
    public func place(of setting: any SettingDeclaration) -> Range<Int> {
        if let entry = entries[setting.key]?.last {
            return entry.written.range.isEmpty ? entry.keyRange : entry.written.range
        }
        var parts = setting.key.split(separator: ".").dropLast()
        while !parts.isEmpty {
            if let table = tables[parts.joined(separator: ".")] { return table }
            parts.removeLast()
        }
        return place
    }

    /// As the file calls a setting, or would call it.
    public func name(of setting: any SettingDeclaration) -> String { entries[setting.key]?.last?.name ?? setting.key }

    /// Where the name of a setting stands, if it does.
    public func keyRange(of setting: any SettingDeclaration) -> Range<Int>? { entries[setting.key]?.last?.keyRange }

    /// What the file writes for a setting, each as it would be written with its name and its line; the value is nil where it cannot be read.
    public func written(_ setting: any SettingDeclaration) -> [(name: String, value: String?, line: Int)] {
        (entries[setting.key] ?? []).map { ($0.name, $0.value?.written, $0.written.line) }
    }

    /// What counts where the file writes nothing, empty if that is nothing; nil if nobody knows.
    public func standard(_ setting: any SettingDeclaration) -> String? {
        guard let standards else { return setting.anyStandard.written }
        return standards[setting.key]?.written
    }

    /// Where a table of the file begins, if it has it.
    public func tableRange(_ name: String) -> Range<Int>? { tables[name] }
}
