internal import Rules

/// A pattern that no text of a request may have.
public struct PromptRule: Sendable {
    public let name: String
    let expression: Expression

    /// What is wrong with a line of a file of prompt rules.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// Counts from 1.
        public var line: Int
        public var message: String

        public var description: String { "line \(line): \(message)" }
    }

    /// Reads a file of `name: pattern` lines; lines that begin with `#` and empty ones are left out.
    ///
    /// Patterns are PCRE2 without case over UTF-8 bytes. They look at text in lower case, NFKC, without invisible characters.
    ///
    /// - Throws: the problem of the first line that has one.
    public static func read(_ text: String) throws(Problem) -> [PromptRule] {
        var rules: [PromptRule] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = line.drop { $0 == " " || $0 == "\t" }
            guard let first = line.first, first != "#" else { continue }
            guard let colon = line.firstIndex(of: ":") else {
                throw Problem(line: index + 1, message: "write a name, a colon and a pattern")
            }
            let name = String(line[..<colon])
            guard isName(name) else {
                throw Problem(line: index + 1, message: "the name may have letters, digits, hyphens and underscores")
            }
            guard !rules.contains(where: { $0.name == name }) else {
                throw Problem(line: index + 1, message: "the name \(name) is there twice")
            }
            let pattern = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            guard !pattern.isEmpty else { throw Problem(line: index + 1, message: "\(name) has no pattern") }
            do throws(RulesError) {
                let expression = try Expression("(?i)" + pattern)
                guard expression.search([]) != .found else {
                    throw RulesError(.badPattern, "the pattern matches every text")
                }
                rules.append(PromptRule(name: name, expression: expression))
            } catch {
                throw Problem(line: index + 1, message: "\(name): \(error.message)")
            }
        }
        return rules
    }

    private static func isName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
                default: false
                }
            }
    }

    /// As findings name it.
    var id: String { "prompt/\(name)" }
}
