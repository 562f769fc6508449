/// The commands of a shell script, as words: enough of the shell's grammar for the scripts that documents show.
enum ShellWords {
    private static let operators: Set<Character> = [";", "|", "&", "(", ")", "{", "}", "\n"]
    private static let keywords: Set<String> = [
        "exec", "sudo", "then", "else", "if", "elif", "do", "!", "while", "env", "nice",
    ]

    /// Quotes are taken away, redirections and comments left out, `$ ` in front of a line as well.
    static func commands(in script: String) -> [[String]] {
        var commands: [[String]] = []
        var words: [String] = []
        var word: String?
        var quote: Character?
        var skipsWord = false
        var isComment = false

        func endWord() {
            if let text = word, !skipsWord { words.append(text) }
            if word != nil { skipsWord = false }
            word = nil
        }
        func endCommand() {
            endWord()
            if !words.isEmpty { commands.append(words) }
            words = []
        }

        for character in script {
            if isComment {
                guard character == "\n" else { continue }
                isComment = false
            }
            if let open = quote {
                if character == open { quote = nil } else { word?.append(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character == "#", word == nil {
                isComment = true
            } else if character == ">" || character == "<" {
                // The number of a descriptor belongs to the redirection.
                if word?.allSatisfy(\.isNumber) == true { word = nil }
                endWord()
                skipsWord = true
            } else if operators.contains(character), !(character == "&" && skipsWord),
                !(character == "{" && word == "$")
            {
                endCommand()
            } else if character.isWhitespace {
                endWord()
            } else {
                word = (word ?? "") + String(character)
            }
        }
        endCommand()
        return commands.map { Array($0.drop { $0 == "$" || keywords.contains($0) || isAssignment($0) }) }
    }

    private static func isAssignment(_ word: String) -> Bool {
        guard let equals = word.firstIndex(of: "="), equals != word.startIndex else { return false }
        return word[..<equals].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }

    /// The arguments of every call of the program in a script.
    static func programCalls(in script: String) -> [[String]] {
        commands(in: script).compactMap { words in
            guard let name = words.first, name == "secscan" || name.hasSuffix("/secscan") else { return nil }
            return Array(words.dropFirst())
        }
    }
}
