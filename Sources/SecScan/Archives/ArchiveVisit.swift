internal import Rules

/// What one archive, with all archives in it, gave so far.
final class ArchiveVisit {
    var budget: ArchiveBudget
    private(set) var findings: [BlobFinding] = []
    private(set) var gaps: [ArchiveGap] = []
    private var omittedGaps = 0
    private let gapLimit: Int
    /// Bytes of archives in archives that are held.
    var heldBytes = 0
    /// Archives that are open, one in the other.
    var openCount = 0
    /// What is being read.
    var current = MemberPath.archive

    init(_ limits: ArchiveLimits, size: Int) {
        budget = ArchiveBudget(limits, size: size)
        gapLimit = limits.gaps
    }

    func note(_ path: MemberPath, _ reason: String) {
        if gaps.count < gapLimit {
            gaps.append(ArchiveGap(member: path.text, reason: reason))
        } else {
            omittedGaps += 1
        }
    }

    /// - Parameter known: how many findings there were before what is in it was looked into. What was found there is not told twice.
    func add(_ result: BlobResult, at path: MemberPath, since known: Int) {
        let inner = Set(findings[known...].map(Value.init))
        findings += result.findings.filter { !inner.contains(Value($0)) }.map { finding in
            var finding = finding
            finding.member = path.text
            return finding
        }
        for shortfall in result.shortfalls { note(path, shortfall.reason) }
    }

    /// Adds what was found to what a scan of the archive's own bytes gave.
    func finish(_ result: inout BlobResult) {
        let inner = Set(findings.map(Value.init))
        result.findings.removeAll { inner.contains(Value($0)) }
        result.findings += findings
        // Of comments nothing can be said in bytes that are packed.
        result.unusedAllows = []
        result.gaps += gaps
        if omittedGaps > 0 {
            result.gaps.append(
                ArchiveGap(
                    member: nil, reason: "\(Quantity.counted(omittedGaps, "more member")) could not be looked into"))
        }
    }

    private struct Value: Hashable {
        var rule: Int
        var fingerprint: Fingerprint

        init(_ finding: BlobFinding) {
            rule = finding.rule
            fingerprint = finding.fingerprint
        }
    }
}
