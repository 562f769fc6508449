internal import TOML

/// Reads `proxyguard.toml`.
struct ConfigurationReader {
    private var configuration: Configuration
    private let lines: FileLines
    private var unknownCount = 0

    /// Of more names than these nobody is told which one was meant.
    private static let suggestionLimit = 100

    static func read(_ bytes: [UInt8]) -> Configuration {
        let lines = FileLines(bytes)
        var reader = ConfigurationReader(
            configuration: Configuration(.proxyguard, Section(place: lines.first)), lines: lines)
        do throws(TOMLError) {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw TOMLError(line: 1, column: 1, message: "expected UTF-8, found other bytes")
            }
            reader.read(try TOMLDocument.parse(text))
        } catch {
            reader.configuration.problems = [Problem(syntax: error.message, line: error.line, in: lines)]
        }
        return reader.configuration
    }

    private mutating func read(_ root: TOMLTable) {
        var section = configuration.settings
        read(root, below: "", into: &section)
        configuration.settings = section
        configuration.deadSettings = DeadSettings.all(in: section)
        addMissing(to: configuration.settings, isUpstream: false)
        for upstream in configuration.upstreams { addMissing(to: upstream, isUpstream: true) }
        if configuration.upstreams.isEmpty, root[Schema.repeatedTable] == nil {
            add(
                .missing, Schema.repeatedTable, "no upstream: nothing can be sent anywhere",
                configuration.settings.place)
        }
    }

    private mutating func read(_ table: TOMLTable, below prefix: String, into section: inout Section) {
        for key in table.keys {
            guard let value = table[key], let keyRange = table.range(of: key) else { continue }
            let path = prefix.isEmpty ? key : "\(prefix).\(key)"
            if path == Schema.repeatedTable, prefix.isEmpty {
                readUpstreams(value, keyRange)
            } else if let setting = Schema.setting(path) {
                read(value, for: setting, keyRange, into: &section)
            } else if Schema.isTable(path) {
                if let inner = value.table {
                    section.tables[path] = place(of: value)
                    read(inner, below: path, into: &section)
                } else {
                    add(.form, path, "expected a table, found \(WrittenValue(value).phrase)", place(of: value))
                }
            } else {
                unknownCount += 1
                let suggestion = unknownCount > Self.suggestionLimit ? nil : Schema.nearest(to: path)
                add(.unknown, path, "no setting is called \(path)", keyRange, suggestion: suggestion)
            }
        }
    }

    private mutating func readUpstreams(_ value: TOMLValue, _ keyRange: Range<Int>) {
        let tables = value.array?.compactMap(\.table) ?? []
        guard let values = value.array, tables.count == values.count else {
            return add(
                .form, Schema.repeatedTable,
                "expected [[upstreams]], a table for each, found \(WrittenValue(value).phrase)",
                place(of: value))
        }
        for (table, value) in zip(tables, values) {
            var section = Section(place: place(of: value))
            read(table, below: Schema.repeatedTable, into: &section)
            configuration.upstreams.append(section)
        }
    }

    private mutating func read(
        _ value: TOMLValue, for setting: any SettingDeclaration, _ keyRange: Range<Int>, into section: inout Section
    ) {
        var written = WrittenValue(value)
        written.range = place(of: value)
        var entry = Section.Entry(name: setting.key, keyRange: keyRange, written: written)
        configuration.problems += entry.read(setting).map { Problem($0, key: setting.key, name: setting.key) }
        section.entries[setting.key] = [entry]
    }

    /// Of a table that no braces enclose its header.
    private func place(of value: TOMLValue) -> Range<Int> {
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

extension WrittenValue {
    /// What a TOML file writes.
    init(_ value: TOMLValue) {
        self.init(Content(value), range: value.range, line: value.line)
    }
}

extension WrittenValue.Content {
    init(_ value: TOMLValue) {
        switch value.kind {
        case .string: self = .text(value.string ?? "")
        case .integer: self = .integer(value.int ?? 0)
        case .float: self = .number(value.double ?? 0)
        case .boolean: self = .boolean(value.bool ?? false)
        case .localDate: self = .text(value.date ?? "")
        case .offsetDateTime, .localDateTime, .localTime: self = .other("a time")
        case .array: self = .list((value.array ?? []).map { WrittenValue($0) })
        case .table: self = .other("a table")
        }
    }
}
