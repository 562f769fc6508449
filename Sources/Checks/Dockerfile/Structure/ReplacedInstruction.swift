internal import Dockerfile

/// Instructions of which a stage has several though only the last one counts.
enum ReplacedInstruction {
    /// - Returns: a finding at each one that replaces another one of its stage.
    static func findings(_ kind: InstructionKind, in file: AuditedDockerfile) -> [CheckFinding] {
        file.graph.stages.flatMap { stage in
            let all = stage.instructions(kind)
            return zip(all, all.dropFirst()).map { earlier, later in
                let line = file.document.position(of: earlier.range.lowerBound).line
                return CheckFinding(later.keyword.range, "it replaces the \(kind.keyword) in line \(line)")
            }
        }
    }
}
