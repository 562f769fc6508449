internal import Dockerfile

/// Steps that install with the lists of packages that an earlier step has left.
enum LaterInstall {
    /// Whether a step behind another one, or in a stage that begins with its stage, does so before it fetches lists itself.
    static func needsLists(after step: Instruction, in file: AuditedDockerfile) -> Bool {
        guard let stage = file.graph.stage(of: step) else { return false }
        var packages: [Int: [PackageCommand]] = [:]
        for script in file.scripts where script.instruction.kind == .run && script.instruction.index > step.index {
            guard let own = file.graph.stage(of: script.instruction) else { continue }
            packages[own.index, default: []] += script.packageCommands.filter { $0.tool == .apt }
        }
        return packages.contains { index, packages in
            guard file.graph.chain(of: file.graph.stages[index]).contains(where: { $0.index == stage.index }),
                let first = packages.first(where: {
                    [.install, .upgrade, .distributionUpgrade, .refresh].contains($0.action)
                })
            else { return false }
            return first.action != .refresh
        }
    }
}
