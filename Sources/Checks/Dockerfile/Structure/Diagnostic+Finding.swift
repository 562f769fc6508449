internal import Dockerfile

extension Diagnostic {
    /// The range, or a byte beside it if it is empty.
    func visibleRange(in document: DockerfileDocument) -> Range<Int> {
        guard range.isEmpty else { return range }
        if range.lowerBound < document.source.count { return range.lowerBound..<range.lowerBound + 1 }
        return max(range.lowerBound - 1, 0)..<range.lowerBound
    }

    /// What is wrong, in one clause; no value of the file stands in it.
    var message: String {
        let name = subject ?? "this"
        return switch kind {
        case .duplicateDirective: "the directive \(name) has been given before"
        case .invalidEscape: "escape takes a backslash or a backtick"
        case .ignoredEscape: "the builder does not look for escape behind a line that begins with #!"
        case .noInstruction: "the file has no instruction"
        case .emptyContinuation: "the instruction goes on behind this blank line"
        case .openContinuation: "the file ends in the middle of an instruction"
        case .unknownInstruction: "\(name) is no instruction"
        case .unknownFlag: "there is no flag --\(name)"
        case .duplicateFlag: "--\(name) is given twice"
        case .invalidFlagValue: "--\(name) has no value, or one that it cannot have"
        case .missingArgument: subject.map { "\($0) lacks an argument" } ?? "an argument is missing"
        case .extraArgument: "nothing may stand behind \(name)"
        case .missingEquals: "an equals sign is missing: write name=value"
        case .emptyKey: "the name before the equals sign is missing"
        case .notJSON: "this is no JSON"
        case .notStrings: "the list holds something else than strings"
        case .jsonRequired: "SHELL needs a JSON list"
        case .unknownHealthcheck: "HEALTHCHECK takes CMD with a command, or NONE"
        case .malformedFrom: "FROM takes an image, and AS with a name behind it"
        case .invalidStageName: "\(name) is no name of a stage: a letter, then letters, digits, '-', '_' and '.'"
        case .forbiddenTrigger: "ONBUILD cannot hold \(name)"
        case .malformedMount: "a mount is made of key=value fields with commas between them"
        case .unterminatedHeredoc: "no line ends this heredoc"
        case .heredocNameOperator: "the builder takes what stands behind for a part of the heredoc's name"
        case .heredocDestination: "a heredoc cannot be the destination"
        case .outsideStage: "\(name) stands before the first FROM"
        case .invalidExpansion:
            "a quote or a brace is not closed, or the variable is not written as the builder reads it"
        case .deepExpansion: "variables stand too deeply within variables"
        case .largeExpansion: "the variables grow too large"
        case .circularStages: "the stages need each other in a circle"
        case .invalidStageIndex: "there is no stage of this number"
        }
    }
}
