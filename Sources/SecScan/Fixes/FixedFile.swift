internal import Checks
public import Rules

/// A Dockerfile with the findings mended that can be.
public struct FixedFile: Sendable {
    /// A finding and what became of it.
    public struct Entry: Hashable, Sendable {
        /// Of the file as it was, from 1.
        public let line: Int
        public let rule: RuleID
        /// What was done, or why nothing was.
        public let text: String
        /// Whether the image, or whether it can be built, may be another one afterwards.
        public let isUnsafe: Bool
    }

    /// Where it is; the name that was given for standard input.
    public let path: String
    public let isStandardInput: Bool
    public let old: [UInt8]
    public let new: [UInt8]
    public let fixes: [Entry]
    /// Fixes whose result would have been no good.
    public let dropped: [Entry]
    /// How many more fixes there are if the image may become another one.
    public let unsafeCount: Int

    /// - Parameter name: under which findings are reported.
    init(
        _ source: [UInt8], path: String, isStandardInput: Bool, includesUnsafe: Bool, checks: FileChecks,
        name: String,
        isHeld: @escaping (Rule, CheckFinding) -> Bool
    ) {
        func fixes(_ includesUnsafe: Bool) -> DockerfileFixes {
            DockerfileFixes(
                source, options: checks.options(for: name, of: DockerfileAudit.self), includesUnsafe: includesUnsafe,
                isOn: { checks.isOn($0, at: name, of: DockerfileAudit.self) }, isHeld: isHeld)
        }
        func line(_ offset: Int) -> Int { source[..<min(offset, source.count)].count { $0 == 0x0A } + 1 }
        let made = fixes(includesUnsafe)
        self.path = path
        self.isStandardInput = isStandardInput
        old = source
        new = made.source
        self.fixes = made.applied.map {
            Entry(line: line($0.offset), rule: $0.rule, text: $0.title, isUnsafe: $0.isUnsafe)
        }
        dropped = made.dropped.map { Entry(line: line($0.offset), rule: $0.rule, text: $0.reason, isUnsafe: false) }
        unsafeCount = includesUnsafe ? 0 : fixes(true).applied.count { $0.isUnsafe }
    }

    /// Puts the new text in the place of the old one: whole or not at all, with the mode that the file has.
    /// - Throws: `ScanError` also if the file is no longer what was read, or a symbolic link.
    public func write() throws(ScanError) {
        guard !isStandardInput, new != old else { return }
        guard FileBytes.read(path, limit: old.count) == old else {
            throw ScanError(.unwritable, "\(path): has changed while it was read; run the command again")
        }
        guard let mode = FileBytes.mode(path) else { throw ScanError(.unwritable, "\(path): is no longer there") }
        try ReportFile.write(new, to: path, mode: mode)
    }
}
