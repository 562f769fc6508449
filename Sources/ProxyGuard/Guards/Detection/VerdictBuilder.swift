/// Gathers what guards find in one body.
struct VerdictBuilder {
    var edits = BodyEdits()
    private let passesOnFailure: Bool
    private var findings: [GuardFinding] = []
    private var isBlocked = false
    private var isIncomplete = false

    init(passesOnFailure: Bool) { self.passesOnFailure = passesOnFailure }

    mutating func add(_ finding: GuardFinding, _ mode: GuardMode) {
        if mode == .block { isBlocked = true }
        if !findings.contains(finding) { findings.append(finding) }
    }

    /// A pattern gave up.
    mutating func addShortfall() { isIncomplete = true }

    func has(_ rule: String, in fields: [String]) -> Bool {
        findings.contains { $0.rule == rule && fields.contains($0.field) }
    }

    /// What cannot be redacted is blocked.
    func verdict(for body: UnsafeRawBufferPointer) -> GuardVerdict {
        if isBlocked || edits.isImpossible { return .blocked(findings) }
        if isIncomplete, !passesOnFailure { return .failed("a pattern gave up at its limit") }
        if !edits.isEmpty { return .redacted(edits.applied(to: body), findings) }
        return findings.isEmpty ? .pass : .flagged(findings)
    }
}
