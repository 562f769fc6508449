internal import TOML

/// The fields of a table of a gitleaks configuration, as gitleaks takes them: keys in any case, a single value for a list of one.
struct GitleaksFields {
    let table: TOMLTable
    let file: String

    /// For messages: `rule 'x': `.
    var context = ""

    func value(_ key: String) -> TOMLValue? {
        table.keys.last { $0.lowercased() == key.lowercased() }.flatMap { table[$0] }
    }

    func line(of key: String) -> Int {
        table.keys.last { $0.lowercased() == key.lowercased() }.flatMap { table.line(of: $0) } ?? table.line
    }

    func string(_ key: String) throws(RulesError) -> String {
        guard let value = value(key) else { return "" }
        if let text = value.string { return text }
        if let number = value.int { return String(number) }
        throw failure(key, "'\(key)' must be a string")
    }

    /// A single string counts as a list, cut at its commas.
    func strings(_ key: String) throws(RulesError) -> [String] {
        guard let value = value(key) else { return [] }
        if let text = value.string {
            return text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard let array = value.array else { throw failure(key, "'\(key)' must be an array of strings") }
        var result: [String] = []
        for element in array {
            guard let text = element.string else { throw failure(key, "'\(key)' must be an array of strings") }
            result.append(text)
        }
        return result
    }

    func number(_ key: String) throws(RulesError) -> Double? {
        guard let value = value(key) else { return nil }
        if let number = value.double { return number }
        if let number = value.int { return Double(number) }
        if let text = value.string, let number = Double(text) { return number }
        throw failure(key, "'\(key)' must be a number")
    }

    func integer(_ key: String) throws(RulesError) -> Int? {
        guard let number = try number(key) else { return nil }
        guard let integer = Int(exactly: number.rounded(.towardZero)) else {
            throw failure(key, "'\(key)' must be a whole number")
        }
        return integer
    }

    func flag(_ key: String) throws(RulesError) -> Bool {
        guard let value = value(key) else { return false }
        guard let flag = value.bool else { throw failure(key, "'\(key)' must be true or false") }
        return flag
    }

    /// Tables of `[[key]]`, or the one of `[key]`.
    func tables(_ key: String) throws(RulesError) -> [GitleaksFields] {
        guard let value = value(key) else { return [] }
        if let table = value.table { return [GitleaksFields(table: table, file: file, context: context)] }
        var result: [GitleaksFields] = []
        for element in value.array ?? [value] {
            guard let table = element.table else { throw failure(key, "'\(key)' must be tables") }
            result.append(GitleaksFields(table: table, file: file, context: context))
        }
        return result
    }

    func regex(_ key: String) throws(RulesError) -> GoRegex? {
        let text = try string(key)
        return text.isEmpty ? nil : try compiled(text, key)
    }

    func regexes(_ key: String) throws(RulesError) -> [GoRegex] {
        var result: [GoRegex] = []
        for text in try strings(key) { result.append(try compiled(text, key)) }
        return result
    }

    private func compiled(_ text: String, _ key: String) throws(RulesError) -> GoRegex {
        do throws(RulesError) {
            return try GoRegex(text)
        } catch {
            throw failure(key, "'\(key)': \(error.message)")
        }
    }

    /// Keys that gitleaks does not know, as they are written.
    func unknownKeys(but known: Set<String>) -> [(key: String, line: Int)] {
        table.keys.filter { !known.contains($0.lowercased()) }.map { ($0, table.line(of: $0) ?? table.line) }
    }

    func failure(_ key: String?, _ message: String) -> RulesError {
        RulesError(
            .badValue, file: file, line: key.map { line(of: $0) } ?? table.line, context + message)
    }
}
