/// The flags that each instruction knows, as of Dockerfile 1.20 with its experimental ones.
///
/// Source: https://docs.docker.com/reference/dockerfile/
enum KnownFlags {
    /// What a flag takes.
    enum Shape: Hashable {
        /// Nothing, `true` or `false`.
        case boolean
        /// A value.
        case text
        /// A value, and the flag may be repeated.
        case list
    }

    /// What a flag of an instruction takes, or nil if it does not know the flag.
    static func shape(of name: String, in kind: InstructionKind) -> Shape? {
        switch kind {
        case .from: name == "platform" ? .text : nil
        case .copy: copy[name]
        case .add: add[name]
        case .run: run[name]
        case .healthcheck: healthcheck[name]
        default: nil
        }
    }

    private static let copy: [String: Shape] = [
        "from": .text, "chown": .text, "chmod": .text, "link": .boolean, "parents": .boolean, "exclude": .list,
    ]

    private static let add: [String: Shape] = [
        "chown": .text, "chmod": .text, "link": .boolean, "keep-git-dir": .boolean, "checksum": .text,
        "unpack": .boolean, "exclude": .list,
    ]

    private static let run: [String: Shape] = [
        "mount": .list, "network": .text, "security": .text, "device": .list,
    ]

    private static let healthcheck: [String: Shape] = [
        "interval": .text, "timeout": .text, "start-period": .text, "start-interval": .text, "retries": .text,
    ]

    /// The flags of an instruction, sorted.
    static func names(of kind: InstructionKind) -> [String] {
        switch kind {
        case .from: ["platform"]
        case .copy: copy.keys.sorted()
        case .add: add.keys.sorted()
        case .run: run.keys.sorted()
        case .healthcheck: healthcheck.keys.sorted()
        default: []
        }
    }
}

extension InstructionKind {
    /// The names of the flags that the instruction knows, sorted, without `--`.
    public var flagNames: [String] { KnownFlags.names(of: self) }
}
