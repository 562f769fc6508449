/// Choices and loops.
extension Reader {
    /// `if … fi`
    mutating func choice() -> ShellIf {
        let start = offset
        _ = consume(reserved: "if")
        var branches: [ShellIf.Branch] = []
        repeat {
            let condition = body(until: [.then, .otherwise, .fi])
            expect(reserved: "then")
            let body = body(until: [.otherwise, .fi])
            branches.append(ShellIf.Branch(condition: condition, body: body))
        } while consume(reserved: "elif")
        let otherwise = consume(reserved: "else") ? body(until: .fi) : nil
        close("fi", from: start)
        return ShellIf(branches: branches, otherwise: otherwise)
    }

    /// `while … done` and `until … done`
    mutating func conditionLoop(_ word: String) -> ShellLoop {
        let start = offset
        _ = consume(reserved: word)
        let condition = body(until: [.loopBody, .done])
        let body = loopBody(from: start)
        return ShellLoop(kind: word == "while" ? .while(condition) : .until(condition), body: body)
    }

    /// `for …` and `select …`
    mutating func nameLoop(_ word: String) -> ShellLoop {
        let start = offset
        _ = consume(reserved: word)
        skipBlanks()
        if word == "for", stands("((") {
            let expression = arithmeticCommand()
            skipBlanks()
            _ = consume(";")
            return ShellLoop(kind: .arithmetic(expression), body: loopBody(from: start))
        }
        let nameStart = offset
        let isName = self.word() != nil
        if !isName { diagnose(.missingName, here) }
        let name = text.string(nameStart..<offset)
        let words = loopWords()
        return ShellLoop(
            kind: word == "for" ? .each(name: name, words: words) : .select(name: name, words: words),
            body: loopBody(from: start))
    }

    /// The words behind `in` and what ends them.
    private mutating func loopWords() -> [ShellWord]? {
        skipLines()
        guard consume(reserved: "in") else {
            if !stands(";;") { _ = consume(";") }
            return nil
        }
        var words: [ShellWord] = []
        while true {
            skipBlanksAndComment()
            guard let word = word() else { break }
            words.append(word)
        }
        if !stands(";;") { _ = consume(";") }
        return words
    }

    /// `do … done`, or `{ … }`, which bash and zsh take in its place.
    private mutating func loopBody(from start: Int) -> ShellList {
        skipLines()
        if consume(reserved: "{") {
            let list = body(until: .brace)
            close("}", from: start)
            return list
        }
        if !consume(reserved: "do") { diagnose(.missing("do"), here) }
        let list = body(until: .done)
        close("done", from: start)
        return list
    }

    // MARK: Case

    /// `case … esac`
    mutating func selection() -> ShellCase {
        let start = offset
        _ = consume(reserved: "case")
        skipBlanks()
        let subject = word()
        if subject == nil { diagnose(.missing("in"), here) }
        skipLines()
        if !consume(reserved: "in") { diagnose(.missing("in"), here) }
        var clauses: [ShellCase.Clause] = []
        while true {
            skipLines()
            if isAtEnd { break }
            if reservedWord(at: offset)?.word == "esac" { break }
            let place = offset
            clauses.append(clause())
            if offset == place { offset += 1 }
        }
        close("esac", from: start)
        return ShellCase(subject: subject ?? ShellWord(parts: [], range: here), clauses: clauses)
    }

    private mutating func clause() -> ShellCase.Clause {
        let start = offset
        _ = consume("(")
        var patterns: [ShellWord] = []
        repeat {
            skipBlanks()
            if let pattern = word() {
                patterns.append(pattern)
            } else {
                diagnose(.missing(")"), here)
            }
            skipBlanks()
        } while consume("|")
        if !consume(")"), !patterns.isEmpty { diagnose(.missing(")"), here) }
        let body = list(until: [.clause, .esac])
        var terminator: ShellCase.Terminator?
        if consume(";;&") {
            terminator = .continueMatching
        } else if consume(";;") {
            terminator = .stop
        } else if consume(";&") {
            terminator = .fallThrough
        } else {
            skipLines()
            if !isAtEnd, reservedWord(at: offset)?.word != "esac" { diagnose(.missing(";;"), here) }
        }
        return ShellCase.Clause(
            patterns: patterns, body: body, terminator: terminator, range: range(from: start, holding: body.range))
    }
}
