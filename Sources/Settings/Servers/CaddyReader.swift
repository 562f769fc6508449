/// Caddyfiles: sites, snippets, and directives with their blocks.
///
/// A site is a block whose name is its first address and whose arguments are the others; the block of global options
/// has no name; a file may be one site without braces. Snippets keep their parentheses, named matchers their `@`.
/// Source: https://caddyserver.com/docs/caddyfile/concepts#structure
struct CaddyReader {
    private let bytes: [UInt8]
    private var lexer: CaddyLexer
    private var ahead: CaddyToken?

    /// The one document.
    static func documents(of bytes: [UInt8]) throws(SettingsError) -> [Setting] {
        var reader = CaddyReader(bytes)
        let children = try reader.sites()
        return [.document(children, in: bytes)]
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lexer = CaddyLexer(bytes)
        ahead = lexer.next()
    }

    private mutating func sites() throws(SettingsError) -> [Setting] {
        var sites: [Setting] = []
        var hasSite = false
        while let token = ahead {
            if token.closesBlock { throw error("expected a site, found '}'", token) }
            let (words, opens) = line(joinsCommas: true)
            guard let name = words.first else {
                let place = token.word.range.lowerBound
                let options = SettingWord(text: "", range: place..<place)
                sites.append(Setting(name: options, arguments: [], children: try block(depth: 1, from: token)))
                continue
            }
            let arguments = Array(words.dropFirst())
            if opens {
                hasSite = hasSite || !name.text.hasPrefix("(")
                sites.append(
                    Setting(name: name, arguments: arguments, children: try block(depth: 1, from: token)))
            } else if name.text == "import" || hasSite {
                sites.append(Setting(name: name, arguments: arguments))
            } else {
                sites.append(Setting(name: name, arguments: arguments, children: try rest()))
            }
        }
        return sites
    }

    /// The directives of a site without braces.
    private mutating func rest() throws(SettingsError) -> [Setting] {
        var directives: [Setting] = []
        while let token = ahead {
            if token.closesBlock { throw error("expected a directive, found '}'", token) }
            directives.append(try directive(depth: 1))
        }
        return directives
    }

    /// The directives up to the brace that closes the block.
    private mutating func block(depth: Int, from opening: CaddyToken) throws(SettingsError) -> [Setting] {
        guard depth < SettingsFile.depthLimit else { throw lexer.cursor.tooDeep() }
        var directives: [Setting] = []
        while let token = ahead {
            if token.closesBlock {
                ahead = lexer.next()
                return directives
            }
            directives.append(try directive(depth: depth))
        }
        throw error("expected '}' at the end of the block, found the end of the file", opening)
    }

    private mutating func directive(depth: Int) throws(SettingsError) -> Setting {
        guard let token = ahead else { throw lexer.cursor.unexpected("a directive") }
        let (words, opens) = line(joinsCommas: false)
        guard let name = words.first else { throw error("expected a directive, found '{'", token) }
        let arguments = Array(words.dropFirst())
        guard opens else { return Setting(name: name, arguments: arguments) }
        return Setting(name: name, arguments: arguments, children: try block(depth: depth + 1, from: token))
    }

    /// The words of a line, and whether a brace at its end opens a block.
    ///
    /// - Parameter joinsCommas: whether a comma at the end of the line goes on with the next; commas are left out then.
    private mutating func line(joinsCommas: Bool) -> (words: [SettingWord], opens: Bool) {
        var words: [SettingWord] = []
        var isOpen = true
        while let token = ahead, isOpen || !token.beginsLine {
            ahead = lexer.next()
            if token.opensBlock, ahead?.beginsLine ?? true { return (words, true) }
            var word = token.word
            isOpen = joinsCommas && !token.isQuoted && word.text.hasSuffix(",")
            if isOpen {
                word.text.removeLast()
                word.range = word.range.lowerBound..<(word.range.upperBound - 1)
            }
            if !isOpen || !word.text.isEmpty { words.append(word) }
        }
        return (words, false)
    }

    private func error(_ message: String, _ token: CaddyToken) -> SettingsError {
        SettingsError(message, at: token.word.range.lowerBound, in: bytes)
    }
}
