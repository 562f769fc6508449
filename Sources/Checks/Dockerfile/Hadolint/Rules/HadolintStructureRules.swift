/// Which instructions there are, how many, and in which order.
enum HadolintStructureRules {
    static let all: [HadolintRule] = [
        .each("DL1001", .ignore, "a comment silences hadolint's rules for the next line") { content in
            if case .comment(let text) = content {
                HadolintPragmas.codes(in: text, scope: nil) != nil
            } else {
                false
            }
        },
        .fold("DL3012", .error, "the stage has several HEALTHCHECK instructions; the last one counts", from: false) {
            isSecond(&$0, $1) { if case .healthcheck = $0 { true } else { false } }
        },
        .fold("DL4003", .warning, "the stage has several CMD instructions; the last one counts", from: false) {
            isSecond(&$0, $1) { if case .cmd = $0 { true } else { false } }
        },
        .fold("DL4004", .error, "the stage has several ENTRYPOINT instructions; the last one counts", from: false) {
            isSecond(&$0, $1) { if case .entrypoint = $0 { true } else { false } }
        },
        .each("DL3025", .warning, "the command is no list of strings, so that a shell runs it") { content in
            switch content {
            case .cmd(let isShellForm), .entrypoint(let isShellForm), .healthcheck(let isShellForm): isShellForm
            default: false
            }
        },
        .each("DL3043", .error, "ONBUILD cannot hold ONBUILD, FROM or MAINTAINER") { content in
            guard case .trigger(let held) = content else { return false }
            switch held {
            case .trigger, .from, .maintainer: return true
            default: return false
            }
        },
        .fold("DL3061", .error, "only ARG and comments may stand before the first FROM", from: false) {
            hasFrom, content in
            switch content {
            case .from: hasFrom = true
            case .comment, .directive, .arg: break
            default: return !hasFrom
            }
            return false
        },
        .each("DL4000", .error, "MAINTAINER is deprecated; LABEL says who maintains an image") { content in
            if case .maintainer = content { true } else { false }
        },
        .each("DL3011", .error, "a port is a number from 0 to 65535") { content in
            guard case .expose(let ports) = content else { return false }
            return ports.contains(where: isOutOfRange)
        },
        .lines("DL3057", .ignore, "the stage has no HEALTHCHECK") { HadolintHealthchecks($0).missing },
        .fold("DL3059", .info, "a RUN instruction follows another one; they can be one layer", from: Runs?.none) {
            isConsecutive(&$0, $1)
        },
    ]

    /// Whether a kind of instruction stands in its stage for the second time.
    private static func isSecond(
        _ hasOne: inout Bool, _ content: HadolintInstruction.Content,
        _ isMeant: (HadolintInstruction.Content) -> Bool
    ) -> Bool {
        if case .from = content { hasOne = false }
        guard isMeant(content) else { return false }
        defer { hasOne = true }
        return hasOne
    }

    /// `80`, `80-90`, either with a protocol; what is neither does not count.
    private static func isOutOfRange(_ port: String) -> Bool {
        let limits = port.prefix { $0 != "/" }.split(separator: "-", omittingEmptySubsequences: false)
        guard limits.count <= 2, limits.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }) else {
            return false
        }
        return limits.contains { Int($0).map { $0 > 65535 } ?? true }
    }

    /// The RUN instruction before.
    private struct Runs {
        let flags: HadolintRunFlags
        let hasSeveralCommands: Bool
    }

    /// Two of them with the same flags and a command each; what stands between them parts them, comments do not.
    private static func isConsecutive(_ last: inout Runs?, _ content: HadolintInstruction.Content) -> Bool {
        guard case .run(let script, let flags) = content else {
            if case .comment = content {} else { last = nil }
            return false
        }
        let run = Runs(flags: flags, hasSeveralCommands: script.commands.count > 1)
        guard let previous = last, previous.flags == flags, !previous.hasSeveralCommands, !run.hasSeveralCommands
        else {
            last = run
            return false
        }
        return true
    }
}

extension Character {
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
