/// Reads the configuration of `proxyguard`, in whichever syntax.
struct ConfigurationReader {
    private var configuration: Configuration
    private let syntax: ConfigurationSyntax
    private let lines: FileLines
    private var unknownCount = 0

    /// Of more names than these nobody is told which one was meant.
    private static let suggestionLimit = 100

    static func read(_ bytes: [UInt8], path: String) -> Configuration {
        let lines = FileLines(bytes)
        let syntax = ConfigurationSyntax(bytes, path: path)
        var reader = ConfigurationReader(
            configuration: Configuration(.proxyguard, Section(place: lines.first)), syntax: syntax, lines: lines)
        do throws(ConfigurationSyntax.Mistake) {
            reader.read(try syntax.table(of: bytes))
        } catch {
            reader.configuration.problems = [Problem(syntax: error.message, line: error.line, in: lines)]
        }
        return reader.configuration
    }

    private mutating func read(_ root: WrittenTable) {
        var section = configuration.settings
        read(root, below: "", into: &section)
        configuration.settings = section
        configuration.deadSettings = DeadSettings.all(in: section)
        addMissing(to: configuration.settings, isUpstream: false)
        for upstream in configuration.upstreams { addMissing(to: upstream, isUpstream: true) }
        if configuration.upstreams.isEmpty, !configuration.problems.contains(where: { $0.key == Schema.repeatedTable })
        {
            add(
                .missing, Schema.repeatedTable, "no upstream: nothing can be sent anywhere",
                configuration.settings.place)
        }
    }

    private mutating func read(_ table: WrittenTable, below prefix: String, into section: inout Section) {
        for pair in table.pairs {
            let path = prefix.isEmpty ? pair.key : "\(prefix).\(pair.key)"
            // A dot in a name is none between names: written so, a setting would stand twice in a file.
            let isOne = !pair.key.contains(".")
            if path == Schema.repeatedTable {
                readUpstreams(pair.value)
            } else if isOne, let setting = Schema.setting(path) {
                read(pair, for: setting, into: &section)
            } else if isOne, Schema.isTable(path) {
                if let inner = pair.value.table {
                    section.tables[path] = place(of: pair.value)
                    read(inner, below: path, into: &section)
                } else {
                    add(.form, path, "expected a table, found \(pair.value.phrase)", place(of: pair.value))
                }
            } else {
                addUnknown(path, pair.keyRange, isOne: isOne)
            }
        }
    }

    private mutating func addUnknown(_ path: String, _ range: Range<Int>, isOne: Bool) {
        unknownCount += 1
        guard isOne || Schema.setting(path) == nil else {
            return add(.unknown, path, "\(path) is one name with a dot here: write \(syntax.nestedPhrase)", range)
        }
        let suggestion = unknownCount > Self.suggestionLimit ? nil : Schema.nearest(to: path)
        add(.unknown, path, "no setting is called \(path)", range, suggestion: suggestion)
    }

    private mutating func readUpstreams(_ value: WrittenValue) {
        guard case .list(let values) = value.content, values.allSatisfy({ $0.table != nil }) else {
            return add(
                .form, Schema.repeatedTable,
                "expected \(syntax.repeatedPhrase(Schema.repeatedTable)), found \(value.phrase)", place(of: value))
        }
        for value in values {
            guard let table = value.table else { continue }
            var section = Section(place: place(of: value))
            read(table, below: Schema.repeatedTable, into: &section)
            configuration.upstreams.append(section)
        }
    }

    private mutating func read(
        _ pair: WrittenTable.Pair, for setting: any SettingDeclaration, into section: inout Section
    ) {
        var written = pair.value
        written.range = place(of: pair.value)
        var entry = Section.Entry(name: setting.key, keyRange: pair.keyRange, written: written)
        configuration.problems += entry.read(setting).map { Problem($0, key: setting.key, name: setting.key) }
        section.entries[setting.key] = [entry]
    }

    /// Of a table that no braces enclose the line in which it begins; of a value that is left out that of its name.
    private func place(of value: WrittenValue) -> Range<Int> {
        value.range.isEmpty ? lines.range(of: value.line) : value.range
    }

    private mutating func addMissing(to section: Section, isUpstream: Bool) {
        for setting in Schema.settings
        where setting.isRequired && setting.key.hasPrefix(Schema.repeatedTable + ".") == isUpstream
            && !section.names(setting)
        {
            add(.missing, setting.key, "\(setting.key) is not set", section.place(of: setting))
        }
    }

    private mutating func add(
        _ code: Problem.Code, _ key: String, _ message: String, _ range: Range<Int>, suggestion: String? = nil
    ) {
        configuration.problems.append(
            Problem(code: code, key: key, name: key, message: message, range: range, suggestion: suggestion))
    }
}
