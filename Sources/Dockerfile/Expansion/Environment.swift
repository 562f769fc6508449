/// The variables at one place of a file; ENV wins over ARG.
public struct Environment: Sendable {
    /// What an expansion may make of values beside the text's own length.
    static let greatestGrowth = 1 << 13

    private var variables = PersistentMap<Variable>()
    private var arguments = PersistentMap<Variable>()
    private let escape: Escape
    private let isGlobal: Bool

    /// An environment before the first FROM, or one of a stage.
    init(escape: Escape, isGlobal: Bool) {
        self.escape = escape
        self.isGlobal = isGlobal
    }

    /// The variable of a name.
    public subscript(name: String) -> Variable? {
        if let variable = variables[name] ?? arguments[name] { return variable }
        if isGlobal, PredefinedArguments.platform.contains(name) {
            return Variable(value: nil, origin: .platform, isComplete: true, range: nil)
        }
        if !isGlobal, PredefinedArguments.proxies.contains(name) {
            return Variable(value: nil, origin: .proxy, isComplete: true, range: nil)
        }
        return nil
    }

    /// The names that ENV and ARG have set or declared, sorted.
    public var names: [String] { Set(variables.keys + arguments.keys).sorted() }

    /// The variable that ENV has set.
    func environmentVariable(_ name: String) -> Variable? { variables[name] }

    /// The argument that ARG has declared.
    func argument(_ name: String) -> Variable? { arguments[name] }

    mutating func set(_ name: String, to variable: Variable) { variables[name] = variable }

    mutating func declare(_ name: String, as variable: Variable) {
        // Declaring it once more takes no value away.
        if variable.value == nil, arguments[name]?.value != nil { return }
        arguments[name] = variable
    }

    /// A word of an instruction with its variables replaced and its quotes removed.
    public func expand(_ word: Word, in text: LogicalText) -> Expansion {
        var growth = Self.greatestGrowth
        return expand(word, in: text, growth: &growth)
    }

    /// The same, with the bytes of values that may be put in; what is put in is taken from them.
    func expand(_ word: Word, in text: LogicalText, growth: inout Int) -> Expansion {
        let isVerbatim = word.isVerbatim
        let bytes = isVerbatim ? Array(text[word.span].bytes) : Array(word.value.utf8)
        let start = word.span.lowerBound
        return expand(bytes, growth: &growth, removesQuotes: true) { span in
            isVerbatim ? text.sourceRange(of: start + span.lowerBound..<start + span.upperBound) : word.range
        }
    }

    /// The body of a heredoc of COPY or ADD with its variables replaced; quotes stay.
    public func expand(_ heredoc: Heredoc) -> Expansion {
        guard heredoc.expands else { return Expansion(value: heredoc.body.string, references: [], issues: []) }
        var growth = Self.greatestGrowth
        return expand(Array(heredoc.body.bytes), growth: &growth, removesQuotes: false) {
            heredoc.body.sourceRange(of: $0)
        }
    }

    private func expand(
        _ bytes: [UInt8], growth: inout Int, removesQuotes: Bool, range: (Range<Int>) -> Range<Int>
    ) -> Expansion {
        guard bytes.contains(where: { [.dollar, .quote, .apostrophe, escape.rawValue].contains($0) }) else {
            return Expansion(value: String(decoding: bytes, as: UTF8.self), references: [], issues: [])
        }
        var expander = Expander(
            bytes, escape: escape, environment: self, growth: growth, removesQuotes: removesQuotes)
        let value = expander.expand()
        growth = expander.growth
        return Expansion(
            value: String(decoding: value, as: UTF8.self),
            references: expander.references.map {
                VariableReference(name: $0.name, range: range($0.range), state: $0.state)
            },
            issues: expander.issues.map { Diagnostic($0.kind, range($0.span)) })
    }
}
