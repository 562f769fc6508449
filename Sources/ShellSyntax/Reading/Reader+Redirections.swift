/// Redirections and here-documents.
extension Reader {
    /// The redirection that begins here, nil if none does.
    mutating func redirection() -> ShellRedirection? {
        let start = offset
        let descriptor = descriptor()
        guard let operation = operation(afterDescriptor: descriptor != nil) else {
            offset = start
            return nil
        }
        skipBlanks()
        let targetStart = offset
        guard let target = word() else {
            diagnose(.missingTarget, range(from: start))
            return ShellRedirection(
                descriptor: descriptor, operation: operation, target: ShellWord(parts: [], range: here), heredoc: nil,
                range: range(from: start, holding: here))
        }
        var heredoc: ShellHeredoc?
        if operation == .heredoc || operation == .indentedHeredoc {
            let document = ShellHeredoc(
                delimiter: target.literal ?? text.string(targetStart..<offset), isQuoted: target.isQuoted,
                stripsTabs: operation == .indentedHeredoc, at: here)
            heredocs.append(PendingHeredoc(document: document, operatorRange: range(from: start)))
            heredoc = document
        }
        return ShellRedirection(
            descriptor: descriptor, operation: operation, target: target, heredoc: heredoc,
            range: range(from: start, holding: target.range))
    }

    /// Digits or `{name}` right before `<` or `>`.
    private mutating func descriptor() -> ShellRedirection.Descriptor? {
        var place = offset
        if byte.isDigit {
            var number = 0
            while place < end, bytes[place].isDigit, place - offset < 9 {
                number = number * 10 + Int(bytes[place] - UInt8(ascii: "0"))
                place = visible(from: place + 1)
            }
            guard place < end, bytes[place] == .less || bytes[place] == .greater else { return nil }
            offset = place
            return .number(number)
        }
        guard byte == .openBrace, byte(after: 1).isNameStart else { return nil }
        place += 1
        while place < end, bytes[place].isName { place += 1 }
        guard place + 1 < end, bytes[place] == .closeBrace,
            bytes[place + 1] == .less || bytes[place + 1] == .greater
        else { return nil }
        let name = text.string((offset + 1)..<place)
        offset = place + 1
        return .variable(name)
    }

    private mutating func operation(afterDescriptor: Bool) -> ShellRedirection.Operation? {
        switch byte {
        case .less:
            if stands("<("), !afterDescriptor { return nil }
            if consume("<<<") { return .hereString }
            if consume("<<-") { return .indentedHeredoc }
            if consume("<<") { return .heredoc }
            if consume("<&") { return .duplicateInput }
            if consume("<>") { return .inputOutput }
            return consume("<") ? .input : nil
        case .greater:
            if stands(">("), !afterDescriptor { return nil }
            if consume(">>") { return .append }
            if consume(">&") { return .duplicateOutput }
            if consume(">|") { return .clobber }
            return consume(">") ? .output : nil
        case .ampersand where !afterDescriptor:
            if consume("&>>") { return .appendOutputAndError }
            return consume("&>") ? .outputAndError : nil
        default: return nil
        }
    }

    // MARK: Here-documents

    /// Reads the lines of the here-documents that were announced on the line before.
    mutating func readHeredocs() {
        guard !heredocs.isEmpty else { return }
        let pending = heredocs
        heredocs = []
        for heredoc in pending { read(heredoc) }
    }

    /// Diagnoses the here-documents whose lines never came.
    mutating func finishHeredocs() {
        for heredoc in heredocs { diagnose(.unterminatedHeredoc, heredoc.operatorRange) }
        heredocs = []
    }

    private mutating func read(_ heredoc: PendingHeredoc) {
        let document = heredoc.document
        let delimiter = [UInt8](document.delimiter.utf8)
        let start = offset
        var line = offset
        var bodyEnd = end
        var next = end
        var isContinued = false
        var isClosed = false
        while line < end {
            var lineEnd = line
            while lineEnd < end, bytes[lineEnd] != .lineFeed { lineEnd += 1 }
            if !isContinued, isDelimiter(line..<lineEnd, delimiter, stripsTabs: document.stripsTabs) {
                (bodyEnd, next, isClosed) = (line, min(lineEnd + 1, end), true)
                break
            }
            isContinued = !document.isQuoted && endsWithBackslash(line..<lineEnd)
            line = lineEnd + 1
        }
        if !isClosed { diagnose(.unterminatedHeredoc, heredoc.operatorRange) }
        document.body = ShellWord(parts: lines(start..<bodyEnd, of: document), range: text.range(start..<bodyEnd))
        offset = next
    }

    private func isDelimiter(_ line: Range<Int>, _ delimiter: [UInt8], stripsTabs: Bool) -> Bool {
        var line = line
        if !line.isEmpty, bytes[line.upperBound - 1] == .carriageReturn {
            line = line.lowerBound..<(line.upperBound - 1)
        }
        if stripsTabs {
            while !line.isEmpty, bytes[line.lowerBound] == .tab { line = (line.lowerBound + 1)..<line.upperBound }
        }
        return line.count == delimiter.count && bytes[line].elementsEqual(delimiter)
    }

    private func endsWithBackslash(_ line: Range<Int>) -> Bool {
        !line.lazy.reversed().prefix { bytes[$0] == .backslash }.count.isMultiple(of: 2)
    }

    private mutating func lines(_ range: Range<Int>, of document: ShellHeredoc) -> [ShellWordPart] {
        guard document.isQuoted else {
            let outerEnd = end
            offset = range.lowerBound
            end = range.upperBound
            defer { end = outerEnd }
            return parts(.heredoc(stripsTabs: document.stripsTabs))
        }
        guard document.stripsTabs else { return text.literals(range) }
        var parts: [ShellWordPart] = []
        var start = range.lowerBound
        while start < range.upperBound {
            while start < range.upperBound, bytes[start] == .tab { start += 1 }
            var lineEnd = start
            while lineEnd < range.upperBound, bytes[lineEnd] != .lineFeed { lineEnd += 1 }
            lineEnd = min(lineEnd + 1, range.upperBound)
            parts += text.literals(start..<lineEnd)
            start = lineEnd
        }
        return parts
    }
}
