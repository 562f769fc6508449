/// A mode as chmod reads it: `0755`, `u+s,o-w`.
struct FileMode: Hashable {
    /// The bits that are on afterwards, as far as the mode alone tells.
    private(set) var bits = 0
    /// Whether it is a number, which tells all bits.
    let isNumeric: Bool

    var setsUser: Bool { bits & 0o4000 != 0 }
    var setsGroup: Bool { bits & 0o2000 != 0 }
    /// Whether files in a folder may be removed by their owners alone.
    var isSticky: Bool { bits & 0o1000 != 0 }
    var othersMayWrite: Bool { bits & 0o002 != 0 }
    var ownerMayWrite: Bool { bits & 0o200 != 0 }
    var isExecutable: Bool { bits & 0o111 != 0 }

    /// Nil if `text` is no mode.
    init?(_ text: String) {
        let digits = text.utf8
        if !digits.isEmpty, digits.count <= 6, digits.allSatisfy({ (0x30...0x37).contains($0) }) {
            bits = Int(text, radix: 8) ?? 0
            isNumeric = true
            return
        }
        isNumeric = false
        for clause in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard apply(clause) else { return nil }
        }
    }

    /// One clause such as `ug=rw+s`.
    private mutating func apply(_ clause: Substring) -> Bool {
        var rest = clause
        var who = 0
        while let letter = rest.first, let mask = Self.classes[letter] {
            who |= mask
            rest = rest.dropFirst()
        }
        guard let first = rest.first, "+-=".contains(first) else { return false }
        // Without letters the umask takes the writing by others away; set-ID bits stay.
        let mask = who == 0 ? 0o7775 : who
        while let sign = rest.popFirst() {
            guard "+-=".contains(sign) else { return false }
            var change = 0
            while let letter = rest.first, !"+-=".contains(letter) {
                guard let permission = permission(letter) else { return false }
                change |= permission
                rest = rest.dropFirst()
            }
            if sign != "+" { bits &= ~(sign == "=" ? mask & 0o777 : change & mask) }
            if sign != "-" { bits |= change & mask }
        }
        return true
    }

    private func permission(_ letter: Character) -> Int? {
        switch letter {
        case "r": 0o444
        case "w": 0o222
        case "x", "X": 0o111
        case "s": 0o6000
        case "t": 0o1000
        // What the owner may is not known; as a rule it is all.
        case "u": 0o666
        case "g", "o": 0o444
        default: nil
        }
    }

    private static let classes: [Character: Int] = ["u": 0o4700, "g": 0o2070, "o": 0o1007, "a": 0o7777]
}
