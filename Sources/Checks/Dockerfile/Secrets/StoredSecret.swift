internal import Dockerfile
internal import ShellSyntax

/// A file with credentials that an instruction leaves in a layer.
struct StoredSecret {
    /// The instruction that makes the layer.
    let instruction: Instruction
    /// Where it may lie, absolute as far as that is known.
    let paths: [String]

    /// Those that are copied, and those that RUN writes and does not remove itself.
    static func all(in file: AuditedDockerfile) -> [StoredSecret] {
        file.instructions(.copy, .add).compactMap { StoredSecret($0, in: file) }
            + file.buildCommands.compactMap { command in
                let paths = command.writtenFiles.compactMap(\.path).filter { SecretFile($0) != nil }
                return paths.isEmpty ? nil : StoredSecret(instruction: command.instruction, paths: paths)
            }
    }

    private init(instruction: Instruction, paths: [String]) {
        self.instruction = instruction
        self.paths = paths
    }

    private init?(_ copy: Instruction, in file: AuditedDockerfile) {
        guard let arguments = copy.copy, let word = arguments.destination,
            let destination = file.value(of: word, in: copy)
        else { return nil }
        let folder = CopiedPath.absolute(destination, in: copy, of: file) ?? destination
        var paths = SecretFile(destination) == nil ? [] : [folder]
        for source in arguments.sources {
            guard let path = file.value(of: source, in: copy), SecretFile(path) != nil,
                let name = CopiedPath.components(path).last
            else { continue }
            // Whether the destination is a folder only the build knows.
            paths += [folder, CopiedPath.absolute(folder + "/" + name)]
        }
        guard !paths.isEmpty else { return nil }
        self.init(instruction: copy, paths: paths)
    }

    /// Whether the operand of a command that removes files names it.
    func isRemoved(by path: String, recursively: Bool) -> Bool {
        paths.contains { own in
            if own == path { return true }
            guard path != "/" else { return false }
            if recursively, CopiedPath.isAt(own, orBelow: path) { return true }
            let (parts, pattern) = (CopiedPath.components(own), CopiedPath.components(path))
            guard let last = pattern.last, parts.count == pattern.count, parts.dropLast() == pattern.dropLast() else {
                return false
            }
            return last == "*" || last.hasPrefix("*") && (parts.last ?? "").hasSuffix(last.dropFirst())
        }
    }
}
