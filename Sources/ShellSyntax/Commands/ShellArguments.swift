/// The options and operands of a command.
public struct ShellArguments: Sendable {
    /// An option.
    public struct Option: Sendable {
        /// Its name without hyphens.
        public let name: String
        /// Its value: the rest of its word or the next word.
        public let value: ShellWord?
        /// The word that it stands in.
        public let word: ShellWord
    }

    /// The options in their order.
    public private(set) var options: [Option] = []
    /// The other words in their order.
    public private(set) var operands: [ShellWord] = []
    /// Whether the value of a variable or a command may bring more: `apt-get $OPTIONS install`.
    public private(set) var isOpen = false

    init(_ words: ArraySlice<ShellWord>, _ grammar: ShellOptionGrammar) {
        var rest = words
        while let word = rest.popFirst() {
            let text = word.prefix
            let isWhole = word.literal != nil
            if word.isSplit { isOpen = true }
            if text == "--", isWhole { break }
            guard text.utf8.first == .minus, text != "-" || !isWhole else {
                operands.append(word)
                if grammar.endsAtOperand { break }
                continue
            }
            if text.hasPrefix("--") || grammar.hasSingleHyphen {
                long(word, text, grammar, &rest)
            } else {
                cluster(word, text, grammar, &rest)
            }
        }
        operands += rest
        if !isOpen { isOpen = rest.contains(where: \.isSplit) }
    }

    private mutating func long(
        _ word: ShellWord, _ text: String, _ grammar: ShellOptionGrammar, _ rest: inout ArraySlice<ShellWord>
    ) {
        let hyphens = text.hasPrefix("--") ? 2 : 1
        if let equals = text.utf8.firstIndex(of: .equals) {
            let name = String(text[..<equals].dropFirst(hyphens))
            let taken = text.utf8.distance(from: text.startIndex, to: equals) + 1
            options.append(Option(name: name, value: word.dropping(taken), word: word))
            return
        }
        let name = String(text.dropFirst(hyphens))
        let takesNext = word.literal != nil && grammar.valued.contains(name)
        options.append(Option(name: name, value: takesNext ? rest.popFirst() : nil, word: word))
    }

    private mutating func cluster(
        _ word: ShellWord, _ text: String, _ grammar: ShellOptionGrammar, _ rest: inout ArraySlice<ShellWord>
    ) {
        let letters = text.dropFirst().utf8
        let valued = grammar.valuedLetter(in: letters)
        for (place, letter) in letters.enumerated() {
            let name = String(Unicode.Scalar(letter))
            let isLast = place + 1 == letters.count
            if place == valued {
                let isAlone = isLast && word.literal != nil
                options.append(
                    Option(name: name, value: isAlone ? rest.popFirst() : word.dropping(place + 2), word: word))
                return
            }
            // apt-get's `-q=2`
            if !isLast, letters.dropFirst(place + 1).first == .equals {
                options.append(Option(name: name, value: word.dropping(place + 3), word: word))
                return
            }
            options.append(Option(name: name, value: nil, word: word))
        }
    }

    // MARK: Questions

    /// Whether one of the options is given, as `flag("y", "yes", "assume-yes")`.
    ///
    /// `--yes=false` and `--yes=no` do not count.
    public func flag(_ names: String...) -> Bool {
        guard let option = options.last(where: { names.contains($0.name) }) else { return false }
        switch option.value?.literal {
        case "false", "no", "0", "off": return false
        default: return true
        }
    }

    /// The last of the options with one of these names, as `option("o", "output")`.
    public func option(_ names: String...) -> Option? {
        options.last { names.contains($0.name) }
    }

    /// The values of all options with one of these names, as `values("H", "header")`.
    public func values(_ names: String...) -> [ShellWord] {
        options.filter { names.contains($0.name) }.compactMap(\.value)
    }

    /// The first operand if it is literal: `install` of `apt-get -qq install curl`.
    public var subcommand: String? { operands.first?.literal }

    /// The operands behind the first.
    public var subcommandOperands: ArraySlice<ShellWord> { operands.dropFirst() }
}
