/// A rule of hadolint: where it fires.
struct HadolintRule: Sendable {
    struct Match: Hashable {
        let line: Int
        /// What the message is about.
        var subject = ""
    }

    let code: String
    let level: HadolintLevel
    /// `%` stands for what it is about.
    private let text: String
    private let judgesTriggers: Bool
    private let find: @Sendable (HadolintFile) -> [Match]

    /// - Parameter judgesTriggers: whether what ONBUILD holds is judged, too, on its own.
    init(
        _ code: String, _ level: HadolintLevel, _ text: String, judgesTriggers: Bool = false,
        find: @escaping @Sendable (HadolintFile) -> [Match]
    ) {
        self.code = code
        self.level = level
        self.text = text
        self.judgesTriggers = judgesTriggers
        self.find = find
    }

    func matches(in file: HadolintFile) -> [Match] { find(file) + (judgesTriggers ? find(file.triggers) : []) }

    func message(for match: Match) -> String {
        text.split(separator: "%", omittingEmptySubsequences: false).joined(separator: match.subject)
    }
}

extension HadolintRule {
    /// A rule that tells its lines.
    static func lines(
        _ code: String, _ level: HadolintLevel, _ text: String, judgesTriggers: Bool = false,
        _ lines: @escaping @Sendable (HadolintFile) -> [Int]
    ) -> HadolintRule {
        HadolintRule(code, level, text, judgesTriggers: judgesTriggers) { lines($0).map { Match(line: $0) } }
    }

    /// A rule about single instructions.
    static func each(
        _ code: String, _ level: HadolintLevel, _ text: String, judgesTriggers: Bool = false,
        where fires: @escaping @Sendable (HadolintInstruction.Content) -> Bool
    ) -> HadolintRule {
        lines(code, level, text, judgesTriggers: judgesTriggers) { file in
            file.instructions.filter { fires($0.content) }.map(\.line)
        }
    }

    /// A rule about single RUN instructions.
    static func run(
        _ code: String, _ level: HadolintLevel, _ text: String, judgesTriggers: Bool = true,
        where fires: @escaping @Sendable (HadolintScript, HadolintRunFlags) -> Bool
    ) -> HadolintRule {
        each(code, level, text, judgesTriggers: judgesTriggers) { content in
            if case .run(let script, let flags) = content { fires(script, flags) } else { false }
        }
    }

    /// A rule about single commands of RUN, which fires once an instruction.
    static func command(
        _ code: String, _ level: HadolintLevel, _ text: String, judgesTriggers: Bool = true,
        where fires: @escaping @Sendable (HadolintCommand) -> Bool
    ) -> HadolintRule {
        run(code, level, text, judgesTriggers: judgesTriggers) { script, _ in script.commands.contains(where: fires) }
    }

    /// A rule that goes through a file with a state, and fires at the instructions for which a step says so.
    static func fold<State: Sendable>(
        _ code: String, _ level: HadolintLevel, _ text: String, from state: State, judgesTriggers: Bool = false,
        _ step: @escaping @Sendable (inout State, HadolintInstruction.Content) -> Bool
    ) -> HadolintRule {
        lines(code, level, text, judgesTriggers: judgesTriggers) { file in
            var state = state
            return file.instructions.filter { step(&state, $0.content) }.map(\.line)
        }
    }
}
