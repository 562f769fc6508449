/// Gathers what guards find in one body.
struct VerdictBuilder {
    var edits = BodyEdits()
    private let passesOnFailure: Bool
    private var findings: [GuardFinding] = []
    private var isBlocked = false
    private var isIncomplete = false

    init(passesOnFailure: Bool) { self.passesOnFailure = passesOnFailure }

    /// More findings are told of no body: each is compared with the others.
    static let mostFindings = 64

    /// The finding is asked for only where it is kept: to find its place takes a while.
    mutating func add(_ finding: @autoclosure () -> GuardFinding, _ mode: GuardMode) {
        if mode == .block { isBlocked = true }
        guard !isFull else { return }
        let finding = finding()
        if !findings.contains(finding) { findings.append(finding) }
    }

    /// Whether no further finding is kept.
    var isFull: Bool { findings.count >= Self.mostFindings }

    /// A pattern gave up.
    mutating func addShortfall() { isIncomplete = true }

    /// What cannot be redacted is blocked.
    func verdict(for body: UnsafeRawBufferPointer) -> GuardVerdict {
        if isBlocked || edits.isImpossible { return .blocked(findings) }
        if isIncomplete, !passesOnFailure { return .failed("a pattern gave up at its limit") }
        if !edits.isEmpty { return .redacted(edits.applied(to: body), findings) }
        return findings.isEmpty ? .pass : .flagged(findings)
    }
}
