/// A table of settings: the whole file, or one upstream of it.
public struct Section: Sendable {
    struct Entry: Sendable {
        /// As the file calls it.
        var name: String
        /// Where the name stands.
        var keyRange: Range<Int>
        var written: WrittenValue
        /// Nil where it could not be read, or where only the start of the program tells it.
        var value: (any SettingValue)?
        /// Whether all of it could be read; of a list some elements may be.
        var isComplete = true

        /// Reads what is written.
        mutating func read(_ setting: any SettingDeclaration) -> [Mismatch] {
            let (value, mismatches) = setting.read(written)
            self.value = value
            isComplete = !mismatches.contains { $0.code == .form }
            return mismatches
        }
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

    /// The last answer to a setting; nil where nobody knows what counts: what is set cannot be read, or another system's file sets nothing.
    public func answer<Value>(_ setting: Setting<Value>) -> Answer<Value>? {
        if let last = answers(setting).last { return last }
        guard !names(setting) else { return nil }
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

    /// Whether nothing of what the file says to settings is unknown: a judgement that rests on them would be a guess.
    public func knows(_ settings: any SettingDeclaration...) -> Bool {
        settings.allSatisfy { setting in
            (entries[setting.key] ?? []).allSatisfy { $0.value != nil && $0.isComplete }
        }
    }

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

    /// Where the name of a setting stands, if it does.
    public func keyRange(of setting: any SettingDeclaration) -> Range<Int>? { entries[setting.key]?.last?.keyRange }

    /// What the file writes for a setting, each as it would be written with its name and its line; the value is nil where it cannot be read.
    public func written(_ setting: any SettingDeclaration) -> [(name: String, value: String?, line: Int)] {
        (entries[setting.key] ?? []).map { entry in
            let unknown = entry.isComplete ? entry.written.shownWithoutValue : nil
            return (entry.name, entry.value?.written ?? unknown, entry.written.line)
        }
    }

    /// What counts where the file writes nothing, empty if that is nothing; nil if nobody knows.
    public func standard(_ setting: any SettingDeclaration) -> String? {
        guard let standards else { return setting.anyStandard.written }
        return standards[setting.key]?.written
    }

    /// Where a table of the file begins, if it has it.
    public func tableRange(_ name: String) -> Range<Int>? { tables[name] }
}
