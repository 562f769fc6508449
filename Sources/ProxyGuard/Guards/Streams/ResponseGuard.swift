internal import Rules

/// What a JSON answer of a provider came to.
public struct ResponseInspection: Hashable, Sendable {
    public var verdict: GuardVerdict
    /// Nil when the answer does not say.
    public var usage: ModelUsage?
    /// Bytes of all strings of the answer, for an estimate where there is no usage.
    public var textBytes: Int
    /// The answer has a member `error` that is neither null nor false: also under status 200.
    public var hasError: Bool
    /// The provider's key stands in it, plain or with escapes.
    public var tellsKey = false
}

extension GuardWorker {
    /// Looks for secrets in a whole JSON answer.
    ///
    /// An answer that is no JSON is inspected as plain text, and blocked if something is found: there is nothing to redact in.
    ///
    /// - Parameter key: the provider's; empty or short where none is looked for.
    public func inspectResponse(_ body: UnsafeRawBufferPointer, key: [UInt8] = []) -> ResponseInspection {
        begin()
        let search = LiteralSearch(credential: key)
        let isTold = search?.isIn(body) ?? false
        let policy = engine.policy
        var verdict = VerdictBuilder(passesOnFailure: policy.passesOnFailure)
        let tape: JSONTape
        do throws(JSONProblem) {
            tape = try StrictJSON.read(body, allowsLoneSurrogates: true)
        } catch {
            return ResponseInspection(
                verdict: policy.responseSecrets == .off ? .pass : inspectText(body), usage: nil,
                textBytes: body.count, hasError: false, tellsKey: isTold)
        }
        if policy.responseSecrets != .off {
            let (found, isComplete) = secrets(in: tape, skipping: BinaryData.strings(in: tape, body), body)
            if !isComplete { verdict.addShortfall() }
            for item in found {
                verdict.add(finding(item, tape, body), policy.responseSecrets)
                if policy.responseSecrets == .redact {
                    verdict.edits.replace(
                        item.ranges, by: BodyEdits.marker(engine.ruleName(item.rule)), tape, in: body)
                }
            }
            if !verdict.edits.isEmpty { verdict.edits.withdrawTokens(tape, in: body) }
        }
        let bytes = tape.nodes.reduce(0) { $0 + ($1.kind == .string ? $1.range.count : 0) }
        return ResponseInspection(
            verdict: verdict.verdict(for: body), usage: ModelUsage(tape, in: body), textBytes: bytes,
            hasError: tape.hasError(in: body), tellsKey: isTold || search.map { tape.tells($0, in: body) } ?? false)
    }

    private func inspectText(_ text: UnsafeRawBufferPointer) -> GuardVerdict {
        var verdict = VerdictBuilder(passesOnFailure: engine.policy.passesOnFailure)
        let mode: GuardMode = engine.policy.responseSecrets == .flag ? .flag : .block
        for candidate in candidates(in: text, &verdict) {
            verdict.add(GuardFinding(rule: engine.ruleName(candidate.rule), field: ""), mode)
        }
        return verdict.verdict(for: text)
    }
}

extension JSONTape {
    /// Whether there is a member `error` that says something.
    func hasError(in body: UnsafeRawBufferPointer) -> Bool {
        guard let error = member("error", of: 0, in: body) else { return false }
        return nodes[error].kind != .null && nodes[error].kind != .no
    }
}
