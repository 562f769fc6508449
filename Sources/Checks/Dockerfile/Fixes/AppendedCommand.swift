internal import Dockerfile
internal import ShellSyntax

/// A command that is put behind all others of a RUN, in the way in which these stand there.
struct AppendedCommand {
    let script: BuildScript
    let file: AuditedDockerfile

    /// Nil for a script of a RUN that a command cannot simply be put behind.
    init?(_ script: BuildScript, in file: AuditedDockerfile) {
        guard script.form == .shell, script.instruction.kind == .run else { return nil }
        self.script = script
        self.file = file
    }

    /// - Parameter command: runs if what stands before it has succeeded, so that the status of the script stays.
    func edit(_ command: String) -> Edit? {
        if let heredoc = script.instruction.script { return edit(command, in: heredoc) }
        guard let range = script.instruction.command.map(\.text.sourceRange), let end = end(of: range) else {
            return nil
        }
        guard let last = script.commands.last(where: { $0.command.context.host == nil }) else { return nil }
        let start = file.lineStart(of: last.range.lowerBound)
        let isOneLine = !file.document.source[range.lowerBound..<end].contains(0x0A)
        if file.document.source[end - 1] == UInt8(ascii: ";") { return .insertion(" " + command, at: end) }
        guard !isOneLine else { return .insertion(" && " + command, at: end) }
        // Beside the last command, or beside its arguments if it begins in the first line.
        let indentation = file.indentation(at: start > range.lowerBound ? last.range.lowerBound : end)
        return .insertion(continued(command, indentation.isEmpty ? "    " : indentation, at: end), at: end)
    }

    /// On a line of its own, `&&` where the others have it.
    private func continued(_ command: String, _ indentation: String, at end: Int) -> String {
        let next = file.escape + file.lineEnd(before: end) + indentation
        return leads ? " \(next)&& \(command)" : " && \(next)\(command)"
    }

    /// Whether lines begin with `&&`.
    private var leads: Bool {
        let bytes = script.instruction.command.map { file.document.text($0.range) } ?? ""
        return bytes.split(separator: "\n").contains { line in line.trimmingBlanks.hasPrefix("&&") }
    }

    /// Behind the last character that is no blank; nil if a command cannot follow it.
    private func end(of range: Range<Int>) -> Int? {
        let source = file.document.source
        var end = range.upperBound
        while end > range.lowerBound, [0x20, 0x09, 0x0D, 0x0A].contains(source[end - 1]) { end -= 1 }
        guard end > range.lowerBound, source[end - 1] != file.document.escape.rawValue,
            source[end - 1] != UInt8(ascii: "&")
        else { return nil }
        return end
    }

    private func edit(_ command: String, in heredoc: Heredoc) -> Edit? {
        guard heredoc.terminator != nil, let end = end(of: heredoc.bodyRange),
            let last = script.commands.last(where: { $0.command.context.host == nil })
        else { return nil }
        guard last.command.context.settings.contains(.exitOnError) else {
            return .insertion(" && " + command, at: end)
        }
        // What has failed has ended the script.
        let indentation = file.indentation(at: end)
        return .insertion(file.lineEnd(before: end) + indentation + command, at: end)
    }
}
