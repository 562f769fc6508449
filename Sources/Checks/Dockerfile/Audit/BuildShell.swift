internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// The shell that runs the shell form of an instruction.
struct BuildShell {
    /// The base name of its program, lower-case, such as `bash`; `sh` unless SHELL names another one.
    let name: String
    /// What its arguments turn on.
    let settings: ShellSettings
    /// SHELL, if there is one.
    let instruction: Instruction?

    init(for instruction: Instruction, in graph: StageGraph) {
        self.instruction = graph.shell(for: instruction)
        guard let words = self.instruction?.command?.words, let program = words.first?.value else {
            let isWindows = graph.stage(of: instruction).map { Self.isWindows($0, in: graph) } ?? false
            name = isWindows ? "cmd" : "sh"
            settings = []
            return
        }
        name = Self.baseName(program)
        var settings = ShellSettings()
        _ = settings.apply(words.dropFirst().map { ShellWord(literal: $0.value, range: $0.span) })
        self.settings = settings
    }

    /// Whether it reads what POSIX describes.
    var isPOSIX: Bool { Self.posix.contains(name) }

    private static let posix: Set = ["sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "busybox"]

    /// - Parameter shebang: a path with arguments, such as `/usr/bin/env -S bash -e`.
    static func isPOSIX(_ shebang: String) -> Bool {
        let words = shebang.split(separator: " ").map { baseName(String($0)) }
        let program =
            words.first == "env" ? words.dropFirst().first { !$0.hasPrefix("-") && !$0.contains("=") } : words.first
        return program.map(posix.contains) ?? false
    }

    private static func baseName(_ path: String) -> String {
        var name = path.split { $0 == "/" || $0 == "\\" }.last.map { $0.lowercased() } ?? path.lowercased()
        if name.hasSuffix(".exe") { name.removeLast(4) }
        return name
    }

    private static func isWindows(_ stage: Stage, in graph: StageGraph) -> Bool {
        guard let first = graph.chain(of: stage).last, case .image(let image) = first.base else { return false }
        return ["windows", "nanoserver", "servercore"].contains { image.text.lowercased().contains($0) }
    }
}
