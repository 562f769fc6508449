/// What `set` turns on.
public struct ShellSettings: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `-e`: a command that fails ends the script.
    public static let exitOnError = ShellSettings(rawValue: 1 << 0)
    /// `-u`: a variable that is not set is an error.
    public static let unsetIsError = ShellSettings(rawValue: 1 << 1)
    /// `-x`: commands are shown, with the values of variables, before they run.
    public static let trace = ShellSettings(rawValue: 1 << 2)
    /// `-o pipefail`: a pipeline fails if any of its commands does.
    public static let pipefail = ShellSettings(rawValue: 1 << 3)

    init?(letter: UInt8) {
        switch letter {
        case UInt8(ascii: "e"): self = .exitOnError
        case UInt8(ascii: "u"): self = .unsetIsError
        case UInt8(ascii: "x"): self = .trace
        default: return nil
        }
    }

    init?(name: String) {
        switch name {
        case "errexit": self = .exitOnError
        case "nounset": self = .unsetIsError
        case "xtrace": self = .trace
        case "pipefail": self = .pipefail
        default: return nil
        }
    }

    /// Applies the options of `set` or of a shell, as in `-eux -o pipefail +x`.
    /// - Returns: the letters that are no settings, and how many of the words are options.
    public mutating func apply(_ words: some Collection<ShellWord>) -> (others: Set<Character>, count: Int) {
        var others: Set<Character> = []
        var count = 0
        var rest = words[...]
        while let text = rest.first?.literal, let sign = text.first, sign == "-" || sign == "+", text.count > 1 {
            rest = rest.dropFirst()
            count += 1
            if text == "--" { break }
            if text.hasPrefix("--") { continue }
            for letter in text.utf8.dropFirst() {
                if let setting = ShellSettings(letter: letter) {
                    turn(setting, isOn: sign == "-")
                } else if letter == UInt8(ascii: "o") || letter == UInt8(ascii: "O"), let name = rest.first?.literal {
                    rest = rest.dropFirst()
                    count += 1
                    if let setting = ShellSettings(name: name) { turn(setting, isOn: sign == "-") }
                } else {
                    others.insert(Character(Unicode.Scalar(letter)))
                }
            }
        }
        return (others, count)
    }

    private mutating func turn(_ setting: ShellSettings, isOn: Bool) {
        if isOn { insert(setting) } else { remove(setting) }
    }
}
