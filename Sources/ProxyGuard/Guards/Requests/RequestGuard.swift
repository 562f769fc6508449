internal import Rules

/// Looks for secrets and forbidden text in what a request sends to a provider.
extension GuardWorker {
    /// - Parameters:
    ///   - document: read from `body`.
    ///   - body: the bytes that would be sent on.
    public func inspect(_ document: RequestDocument, in body: UnsafeRawBufferPointer) -> GuardVerdict {
        begin()
        var verdict = VerdictBuilder(passesOnFailure: engine.policy.passesOnFailure)
        _ = inspect(document, body, BodyPlace(), &verdict)
        return verdict.verdict(for: body)
    }

    /// - Parameter place: of the document's body in the whole one.
    /// - Returns: where secrets were found in the whole body.
    func inspect(
        _ document: RequestDocument, _ body: UnsafeRawBufferPointer, _ place: BodyPlace,
        _ verdict: inout VerdictBuilder
    ) -> [Range<Int>] {
        let policy = engine.policy
        let tape = document.tape
        var secretRanges: [Range<Int>] = []
        if policy.requestSecrets != .off {
            let (found, isComplete) = secrets(in: tape, skipping: document.skipped, body)
            if !isComplete { verdict.addShortfall() }
            for item in found {
                verdict.add(place.finding(finding(item, tape, body)), policy.requestSecrets)
                secretRanges += item.ranges.map { (place.offset + $0.lowerBound)..<(place.offset + $0.upperBound) }
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
        return secretRanges
    }

    private func applyPromptRules(
        _ document: RequestDocument, _ body: UnsafeRawBufferPointer, _ place: BodyPlace,
        to verdict: inout VerdictBuilder
    ) {
        let tape = document.tape
        // For each rule the strings in which it was found.
        var found: [Set<Int>] = Array(repeating: [], count: engine.promptRules.count)
        var next = 0
        for (index, node) in tape.nodes.enumerated() where node.kind == .string || node.kind == .name {
            if next < document.skipped.count, document.skipped[next] == index {
                next += 1
                continue
            }
            guard node.range.count > 1, let text = tape.text(index, in: body) else { continue }
            let normalized = NormalizedText.normalized(text)
            for number in engine.promptRules.indices
            where search(normalized, number, of: [index], tape, body, place, &verdict) {
                found[number].insert(index)
            }
        }
        for parts in NeighbouringTexts.groups(in: tape, skipping: document.skipped, body) {
            let whole = normalized(parts[...], tape, body)
            for number in engine.promptRules.indices {
                // Of joined texts only what lies in no single one of them is news.
                for run in parts.split(whereSeparator: found[number].contains) where run.count > 1 {
                    let text = run.count == parts.count ? whole : normalized(run, tape, body)
                    _ = search(text, number, of: Array(run), tape, body, place, &verdict)
                }
            }
        }
    }

    private func normalized(_ strings: ArraySlice<Int>, _ tape: JSONTape, _ body: UnsafeRawBufferPointer) -> [UInt8] {
        NormalizedText.normalized(strings.flatMap { tape.text($0, in: body) ?? [] })
    }

    /// Tries a prompt rule on a text; what it finds is replaced by replacing the strings as a whole.
    ///
    /// - Returns: whether it found something.
    private func search(
        _ text: [UInt8], _ number: Int, of strings: [Int], _ tape: JSONTape, _ body: UnsafeRawBufferPointer,
        _ place: BodyPlace, _ verdict: inout VerdictBuilder
    ) -> Bool {
        let rule = engine.promptRules[number]
        switch rule.expression.search(text) {
        case .absent: return false
        case .unknown:
            verdict.addShortfall()
            return false
        case .found:
            verdict.add(
                GuardFinding(rule: rule.id, field: place.path(tape.path(of: strings.first ?? 0, in: body))),
                engine.policy.promptRules)
            if engine.policy.promptRules == .redact {
                let ranges = strings.map { tape.nodes[$0].range }
                verdict.edits.replace(ranges, by: BodyEdits.marker(rule.id), tape, in: body, at: place.offset)
            }
            return true
        }
    }
}
