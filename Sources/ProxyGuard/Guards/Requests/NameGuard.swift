internal import Rules

extension GuardWorker {
    /// Looks for secrets in a short text that says where a request goes, such as a part of its path or a model's name.
    ///
    /// Of such a text nothing can be taken out: where the policy redacts, it is blocked.
    ///
    /// - Parameter field: what findings call it.
    public func inspect(name text: String, field: String) -> GuardVerdict {
        guard engine.policy.requestSecrets != .off else { return .pass }
        begin()
        var verdict = VerdictBuilder(passesOnFailure: engine.policy.passesOnFailure)
        let mode: GuardMode = engine.policy.requestSecrets == .flag ? .flag : .block
        return Array(text.utf8).withUnsafeBytes { bytes in
            for candidate in candidates(in: bytes, &verdict) {
                verdict.add(GuardFinding(rule: engine.ruleName(candidate.rule), field: field), mode)
            }
            return verdict.verdict(for: bytes)
        }
    }
}
