internal import Rules

/// The comments that silence codes: for the next line, for a stage, for the file.
///
/// One word that is no code voids the whole comment; codes of ShellCheck are codes.
struct HadolintPragmas {
    private var lines: [Int: Set<String>] = [:]
    /// From a line on, until the next one.
    private var stages: [(line: Int, codes: Set<String>)] = []
    private var file: Set<String> = []

    init(_ instructions: [HadolintInstruction]) {
        for instruction in instructions {
            switch instruction.content {
            case .comment(let text):
                if let codes = Self.codes(in: text, scope: nil) { lines[instruction.line + 1] = codes }
                if let codes = Self.codes(in: text, scope: "stage") { stages.append((instruction.line + 1, codes)) }
                if let codes = Self.codes(in: text, scope: "global") { file.formUnion(codes) }
            case .from: if stages.last?.line != instruction.line { stages.append((instruction.line, [])) }
            default: break
            }
        }
    }

    /// Whether a finding is not wanted. What a stage silences counts behind its first line.
    func silence(_ code: String, at line: Int) -> Bool {
        file.contains(code) || lines[line]?.contains(code) ?? false
            || stage(before: line)?.contains(code) ?? false
    }

    private func stage(before line: Int) -> Set<String>? {
        let index = stages.partitioningIndex { $0.line >= line } - 1
        return index >= 0 ? stages[index].codes : nil
    }

    /// The program of `hadolint shell=PROGRAM`.
    static func shell(in comment: String) -> String? {
        value(of: "shell", in: comment, behind: ["hadolint"]).map { $0.trimmingBlanks }.flatMap {
            $0.isEmpty ? nil : String($0)
        }
    }

    /// What stands behind `WORDS… key =`.
    private static func value(of key: String, in comment: String, behind words: [String]) -> Substring? {
        var rest = comment.withoutLeadingBlanks
        for word in words {
            guard rest.hasPrefix(word) else { return nil }
            let behind = rest.dropFirst(word.count)
            rest = behind.withoutLeadingBlanks
            guard rest.startIndex > behind.startIndex else { return nil }
        }
        guard rest.hasPrefix(key) else { return nil }
        rest = rest.dropFirst(key.count).withoutLeadingBlanks
        return rest.popFirst() == "=" ? rest : nil
    }

    /// The codes of `hadolint [scope] ignore=CODE[,CODE]… [# why]`.
    static func codes(in comment: String, scope: String?) -> Set<String>? {
        guard var rest = value(of: "ignore", in: comment, behind: ["hadolint"] + (scope.map { [$0] } ?? [])) else {
            return nil
        }
        var codes: Set<String> = []
        repeat {
            rest = rest.withoutLeadingBlanks
            let code = rest.prefix { "DLSC0123456789".contains($0) }
            guard !code.isEmpty else { return nil }
            codes.insert(String(code))
            rest = rest[code.endIndex...].withoutLeadingBlanks
            if rest.isEmpty || rest.first == "#" { return codes }
        } while rest.popFirst() == ","
        return nil
    }
}

extension StringProtocol {
    fileprivate var withoutLeadingBlanks: Substring { Substring(self).drop { $0 == " " || $0 == "\t" } }
}
