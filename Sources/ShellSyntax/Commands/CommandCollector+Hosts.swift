/// Commands that run the commands in their arguments.
extension CommandCollector {
    /// Collects what the command at an index runs.
    mutating func lookInto(_ index: Int) {
        guard hostDepth < Self.hostLimit, depth < ShellScript.nestingLimit else { return }
        let command = commands[index]
        guard let name = command.name else { return }
        hostDepth += 1
        defer { hostDepth -= 1 }
        switch name {
        case "sh", "bash", "dash", "ash", "ksh", "mksh", "zsh": shell(index)
        case "su": scriptOption(index, standard: true)
        case "runuser", "flock", "sg", "script": scriptOption(index, standard: false)
        case "eval": script(index, words: 1..<command.words.count, isOwnShell: true)
        case "trap": trap(index)
        case "find": actions(index)
        default: break
        }
        if let wrapper = Wrapper.all[name], let start = wrapper.command(in: command.words) {
            run(index, words: start..<command.words.count, kind: .wrapper)
        } else if command.program == "python", let start = Self.module(in: command.words) {
            run(index, words: start..<command.words.count, kind: .wrapper)
        }
    }

    /// `python -m pip`: where the module stands.
    private static func module(in words: [ShellWord]) -> Int? {
        for (index, word) in words.enumerated().dropFirst() {
            guard let text = word.literal, text.hasPrefix("-") else { return nil }
            if text.hasSuffix("m"), !text.hasPrefix("--") { return index + 1 < words.count ? index + 1 : nil }
        }
        return nil
    }

    // MARK: Commands in words

    private mutating func run(_ index: Int, words: Range<Int>, kind: ShellHost.Kind) {
        let outer = commands[index]
        let inner = Array(outer.words[words])
        guard let first = inner.first, let last = inner.last else { return }
        let host = hosts.count
        hosts.append(
            ShellHost(
                kind: kind, command: index, word: words.lowerBound, commands: commands.count..<commands.count))
        let around = context.host
        context.host = host
        let place = commands.count
        var innerContext = outer.context
        innerContext.host = host
        append(
            ShellCommand(
                words: inner, redirections: outer.redirections,
                range: first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound),
                context: innerContext))
        lookInto(place)
        context.host = around
        hosts[host].commands = place..<commands.count
    }

    /// `find … -exec command \; -exec command {} +`
    private mutating func actions(_ index: Int) {
        let words = commands[index].words
        var start: Int?
        for (place, word) in words.enumerated() {
            switch word.literal {
            case "-exec", "-execdir", "-ok", "-okdir":
                if start == nil { start = place + 1 }
            case ";":
                if let start { run(index, words: start..<place, kind: .action) }
                start = nil
            case "+":
                guard let begin = start, words[place - 1].isLiteral("{}") else { continue }
                run(index, words: begin..<place, kind: .action)
                start = nil
            default: break
            }
        }
        if let start, start < words.count { run(index, words: start..<words.count, kind: .action) }
    }

    // MARK: Scripts in words

    private mutating func shell(_ index: Int) {
        let command = commands[index]
        var settings: ShellSettings = []
        let (letters, count) = settings.apply(command.words.dropFirst())
        let operand = 1 + count
        if letters.contains("c") {
            guard operand < command.words.count else { return }
            script(index, words: operand..<(operand + 1), settings: settings)
        } else if operand >= command.words.count || letters.contains("s") || command.words[operand].isStandardInput {
            input(index, settings: settings)
        }
    }

    /// `su -c 'script'`; `su` without it reads its standard input.
    private mutating func scriptOption(_ index: Int, standard: Bool) {
        let words = commands[index].words
        for (place, word) in words.enumerated().dropFirst() {
            guard let text = word.literal, text.hasPrefix("-"), text != "--" else { continue }
            let isOption = text == "--command" || (!text.hasPrefix("--") && text.hasSuffix("c"))
            if isOption, place + 1 < words.count {
                script(index, words: (place + 1)..<(place + 2))
                return
            }
        }
        if standard { input(index, settings: []) }
    }

    private mutating func trap(_ index: Int) {
        let words = commands[index].words
        guard words.count > 2, !(words[1].prefix.hasPrefix("-")) else { return }
        script(index, words: 1..<2, isOwnShell: true, isLater: true)
    }

    /// `sh <<EOF`, `sh <<< 'script'`
    private mutating func input(_ index: Int, settings: ShellSettings) {
        guard let redirection = commands[index].redirections.last(where: { $0.number == 0 }) else { return }
        var text = ScriptText()
        if let heredoc = redirection.heredoc {
            text.append(heredoc.body)
        } else if redirection.operation == .hereString {
            text.append(redirection.target)
        } else {
            return
        }
        read(text, ShellHost(kind: .scriptInput, command: index, word: nil, commands: 0..<0), settings: settings)
    }

    /// Reads words as a script; `isOwnShell` if it runs in the shell that is running, `isLater` if not now.
    private mutating func script(
        _ index: Int, words: Range<Int>, settings: ShellSettings = [], isOwnShell: Bool = false, isLater: Bool = false
    ) {
        guard !words.isEmpty else { return }
        var text = ScriptText()
        var end: Int?
        for word in commands[index].words[words] {
            if let end { text.append(.space, at: end..<max(end, word.range.lowerBound)) }
            text.append(word)
            end = word.range.upperBound
        }
        let host = ShellHost(kind: .scriptArgument, command: index, word: words.lowerBound, commands: 0..<0)
        read(text, host, settings: isOwnShell ? context.settings : settings, isOwnShell: isOwnShell && !isLater)
    }

    private mutating func read(
        _ text: ScriptText, _ host: ShellHost, settings: ShellSettings, isOwnShell: Bool = false
    ) {
        let script = ShellScript(text, depth: depth + 1)
        diagnostics += script.diagnostics
        let index = hosts.count
        let start = commands.count
        hosts.append(host)
        let visit = { (collector: inout CommandCollector) in
            collector.context.host = index
            collector.visit(script.list)
        }
        if isOwnShell {
            within([], visit)
        } else {
            let around = context.settings
            context.settings = settings
            inSubshell([], visit)
            context.settings = around
        }
        hosts[index].commands = start..<commands.count
    }
}

extension ShellWord {
    /// `-` and `/dev/stdin`, which shells read as a script like any file.
    fileprivate var isStandardInput: Bool { isLiteral("-") || isLiteral("/dev/stdin") }
}
