/// A list of strings in double quotes as hadolint reads it, which differs from JSON in what a backslash does.
struct HadolintExecForm {
    /// The strings with blanks between them: hadolint judges them as a line of shell script.
    let text: String

    /// - Parameter source: the arguments of an instruction; nil if they are no list.
    /// - Parameter escape: the file's escape character.
    init?(_ source: String, escape: Character = "\\") {
        var rest = Substring(source.trimmingBlanks)
        guard rest.popFirst() == "[" else { return nil }
        var words: [String] = []
        rest = rest.trimmingBlanks
        while rest.first == "\"" {
            guard let word = Self.popString(from: &rest, escape) else { return nil }
            words.append(word)
            rest = rest.trimmingBlanks
            guard rest.first == "," else { break }
            rest = rest.dropFirst().trimmingBlanks
            guard rest.first == "\"" else { return nil }
        }
        guard rest == "]" else { return nil }
        text = words.joined(separator: " ")
    }

    /// One escape character takes the meaning of a mark behind it; several end the list.
    private static func popString(from rest: inout Substring, _ escape: Character) -> String? {
        var word = ""
        rest.removeFirst()
        while let character = rest.popFirst() {
            if character == "\"" { return word }
            if character == escape {
                let run = rest.prefix { $0 == escape }
                rest = rest.dropFirst(run.count)
                if rest.first == "\"" {
                    guard run.isEmpty else { return nil }
                    word.append(rest.removeFirst())
                    continue
                }
                word += run
            }
            word.append(character)
        }
        return nil
    }
}
