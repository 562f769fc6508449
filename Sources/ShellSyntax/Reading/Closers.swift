/// What may end the list that is being read, or one around it.
struct Closers: OptionSet {
    let rawValue: UInt16

    static let then = Closers(rawValue: 1 << 0)
    static let otherwise = Closers(rawValue: 1 << 1)
    static let fi = Closers(rawValue: 1 << 2)
    static let loopBody = Closers(rawValue: 1 << 3)
    static let done = Closers(rawValue: 1 << 4)
    static let esac = Closers(rawValue: 1 << 5)
    static let brace = Closers(rawValue: 1 << 6)
    static let parenthesis = Closers(rawValue: 1 << 7)
    static let clause = Closers(rawValue: 1 << 8)

    /// The list that a reserved word ends.
    init?(reserved word: String) {
        switch word {
        case "then": self = .then
        case "else", "elif": self = .otherwise
        case "fi": self = .fi
        case "do": self = .loopBody
        case "done": self = .done
        case "esac": self = .esac
        case "}": self = .brace
        default: return nil
        }
    }

    init(rawValue: UInt16) { self.rawValue = rawValue }
}
