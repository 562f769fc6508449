internal import Rules

/// Looks for secrets and forbidden text in what a request sends to a provider.
extension GuardWorker {
    /// - Parameters:
    ///   - document: read from `body`.
    ///   - body: the bytes that would be sent on.
    public func inspect(_ document: RequestDocument, in body: UnsafeRawBufferPointer) -> GuardVerdict {
        var verdict = VerdictBuilder(passesOnFailure: engine.policy.passesOnFailure)
        inspect(document, body, BodyPlace(), &verdict)
        return verdict.verdict(for: body)
    }

    /// - Parameter place: of the document's body in the whole one.
    func inspect(
        _ document: RequestDocument, _ body: UnsafeRawBufferPointer, _ place: BodyPlace,
        _ verdict: inout VerdictBuilder
    ) {
        let policy = engine.policy
        let tape = document.tape
        if policy.requestSecrets != .off {
            let (found, isComplete) = secrets(in: tape, skipping: document.skipped, body)
            if !isComplete { verdict.addShortfall() }
            for item in found {
                verdict.add(place.finding(finding(item, tape, body)), policy.requestSecrets)
                if policy.requestSecrets == .redact {
                    verdict.edits.replace(
                        item.ranges, by: BodyEdits.marker(engine.ruleName(item.rule)), tape, in: body,
                        at: place.offset)
                }
            }
        }
        if policy.promptRules != .off, !engine.promptRules.isEmpty {
            applyPromptRules(document, body, place, to: &verdict)
        }
    }

    private func applyPromptRules(
        _ document: RequestDocument, _ body: UnsafeRawBufferPointer, _ place: BodyPlace,
        to verdict: inout VerdictBuilder
    ) {
        let tape = document.tape
        var next = 0
        for (index, node) in tape.nodes.enumerated() where node.kind == .string || node.kind == .name {
            if next < document.skipped.count, document.skipped[next] == index {
                next += 1
                continue
            }
            guard node.range.count > 1, let text = tape.text(index, in: body) else { continue }
            search(text, of: [index], document, body, place, &verdict)
        }
        for parts in NeighbouringTexts.groups(in: tape, skipping: document.skipped, body) {
            search(parts.flatMap { tape.text($0, in: body) ?? [] }, of: parts, document, body, place, &verdict)
        }
    }

    /// Tries all prompt rules on a text; what one finds is replaced by replacing the strings as a whole.
    private func search(
        _ text: [UInt8], of strings: [Int], _ document: RequestDocument, _ body: UnsafeRawBufferPointer,
        _ place: BodyPlace, _ verdict: inout VerdictBuilder
    ) {
        let normalized = NormalizedText.normalized(text)
        let tape = document.tape
        for rule in engine.promptRules {
            switch rule.expression.search(normalized) {
            case .absent: break
            case .unknown: verdict.addShortfall()
            case .found:
                // Of joined texts only what lies in no single one of them is news.
                let field = place.path(tape.path(of: strings.first ?? 0, in: body))
                let fields = { strings.map { place.path(tape.path(of: $0, in: body)) } }
                if strings.count > 1, verdict.has(rule.id, in: fields()) { continue }
                verdict.add(GuardFinding(rule: rule.id, field: field), engine.policy.promptRules)
                if engine.policy.promptRules == .redact {
                    let ranges = strings.map { tape.nodes[$0].range }
                    verdict.edits.replace(ranges, by: BodyEdits.marker(rule.id), tape, in: body, at: place.offset)
                }
            }
        }
    }
}
