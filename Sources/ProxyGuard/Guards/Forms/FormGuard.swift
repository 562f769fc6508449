internal import Rules

/// Looks for secrets and forbidden text in the form that a request sends to a provider.
extension GuardWorker {
    /// Fields and files of text are searched, and the headers of every part; other files go on as they are.
    ///
    /// - Parameters:
    ///   - form: read from `body`.
    ///   - body: the bytes that would be sent on.
    /// - Throws: a problem of a line of a batch.
    public func inspect(_ form: FormDocument, in body: UnsafeRawBufferPointer) throws(FormProblem) -> GuardVerdict {
        var verdict = VerdictBuilder(passesOnFailure: engine.policy.passesOnFailure)
        for (index, part) in form.parts.enumerated() {
            inspectHead(part, body, &verdict)
            let content = UnsafeRawBufferPointer(rebasing: body[part.content])
            let place = BodyPlace(offset: part.content.lowerBound, field: part.shownName)
            let isEdited = verdict.edits.count
            switch part.fileName == nil ? FileKind.text : FileKind(content) {
            case .text:
                let isBatch = form.isBatch && part.fileName != nil
                try inspect(content, place, isBatch: isBatch, isFile: part.fileName != nil, part: index + 1, &verdict)
            case .utf16:
                if form.isBatch { throw FormProblem(.line, part: index + 1) }
                inspectUTF16(content, place, &verdict)
            case .binary:
                if form.isBatch { throw FormProblem(.line, part: index + 1) }
            }
            if part.tellsLength, verdict.edits.count > isEdited { verdict.edits.giveUp() }
        }
        return verdict.verdict(for: body)
    }

    /// Names of fields and files: what stands there is not replaced, since it says what the rest is.
    private func inspectHead(_ part: FormPart, _ body: UnsafeRawBufferPointer, _ verdict: inout VerdictBuilder) {
        guard engine.policy.requestSecrets != .off else { return }
        let detection = detector(for: part.head.count).detect(in: UnsafeRawBufferPointer(rebasing: body[part.head]))
        if !detection.shortfalls.isEmpty { verdict.addShortfall() }
        for candidate in detection.candidates where engine.counts(candidate.confidence) {
            verdict.add(
                GuardFinding(rule: engine.ruleName(candidate.rule), field: "filename"), engine.policy.requestSecrets)
            if engine.policy.requestSecrets == .redact { verdict.edits.giveUp() }
        }
    }

    /// JSON as JSON, lines of JSON as such, the rest as it stands there.
    private func inspect(
        _ text: UnsafeRawBufferPointer, _ place: BodyPlace, isBatch: Bool, isFile: Bool, part: Int,
        _ verdict: inout VerdictBuilder
    ) throws(FormProblem) {
        if !isBatch, let document = Self.document(text) { return inspect(document, text, place, &verdict) }
        var known: [Range<Int>] = []
        var isAllJSON = isFile
        if isFile {
            var number = 0
            for line in TextLines(text) {
                number += 1
                let bytes = UnsafeRawBufferPointer(rebasing: text[line])
                if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
                guard number <= FormDocument.mostLines else {
                    if isBatch { throw FormProblem(.tooManyLines, part: part) }
                    isAllJSON = false
                    break
                }
                guard let document = Self.document(bytes), !isBatch || document.tape.nodes[0].kind == .object else {
                    if isBatch { throw FormProblem(.line, part: part, line: number) }
                    isAllJSON = false
                    continue
                }
                let found = verdict.edits.count
                inspect(
                    document, bytes,
                    BodyPlace(offset: place.offset + line.lowerBound, field: "\(place.field)[\(number - 1)]"), &verdict)
                known += verdict.edits.ranges(from: found)
            }
        }
        if !isAllJSON { inspectPlain(text, place, RangeIndex(known), &verdict) }
    }

    /// A JSON object or array; nil of everything else.
    private static func document(_ text: UnsafeRawBufferPointer) -> RequestDocument? {
        guard let first = text.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
            let tape = try? StrictJSON.read(text)
        else { return nil }
        return RequestDocument(tape, shape: .batch, in: text)
    }

    private func inspectPlain(
        _ text: UnsafeRawBufferPointer, _ place: BodyPlace, _ known: RangeIndex, _ verdict: inout VerdictBuilder
    ) {
        let policy = engine.policy
        if policy.requestSecrets != .off {
            let detection = detector(for: text.count).detect(in: text)
            if !detection.shortfalls.isEmpty { verdict.addShortfall() }
            for candidate in detection.candidates where engine.counts(candidate.confidence) {
                let start = place.offset + candidate.secret.lowerBound
                let range = start..<(start + candidate.secret.count)
                if known.overlaps(range) { continue }
                let rule = engine.ruleName(candidate.rule)
                verdict.add(GuardFinding(rule: rule, field: place.field), policy.requestSecrets)
                if policy.requestSecrets == .redact { verdict.edits.replace(range, by: BodyEdits.marker(rule)) }
            }
        }
        applyPromptRules(to: Array(text), place, whole: place.offset..<(place.offset + text.count), &verdict)
    }

    private func inspectUTF16(_ text: UnsafeRawBufferPointer, _ place: BodyPlace, _ verdict: inout VerdictBuilder) {
        let isLittle = text[0] == 0xFF
        var units: [UInt16] = []
        units.reserveCapacity(text.count / 2)
        for index in stride(from: 2, to: text.count - 1, by: 2) {
            let (first, second) = (UInt16(text[index]), UInt16(text[index + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
        }
        let bytes = Array(String(decoding: units, as: UTF16.self).utf8)
        if engine.policy.requestSecrets != .off {
            let detection = detector(for: bytes.count).detect(in: bytes)
            if !detection.shortfalls.isEmpty { verdict.addShortfall() }
            for candidate in detection.candidates where engine.counts(candidate.confidence) {
                let rule = engine.ruleName(candidate.rule)
                verdict.add(GuardFinding(rule: rule, field: place.field), engine.policy.requestSecrets)
                // Its place is not the same in the file.
                if engine.policy.requestSecrets == .redact { verdict.edits.giveUp() }
            }
        }
        applyPromptRules(to: bytes, place, whole: nil, &verdict)
    }

    /// - Parameter whole: what is replaced where something is found; nil where nothing can be.
    private func applyPromptRules(
        to text: @autoclosure () -> [UInt8], _ place: BodyPlace, whole: Range<Int>?, _ verdict: inout VerdictBuilder
    ) {
        guard engine.policy.promptRules != .off, !engine.promptRules.isEmpty else { return }
        let normalized = NormalizedText.normalized(text())
        for rule in engine.promptRules {
            switch rule.expression.search(normalized) {
            case .absent: break
            case .unknown: verdict.addShortfall()
            case .found:
                verdict.add(GuardFinding(rule: rule.id, field: place.field), engine.policy.promptRules)
                guard engine.policy.promptRules == .redact else { break }
                if let whole {
                    verdict.edits.replace(whole, by: BodyEdits.marker(rule.id))
                } else {
                    verdict.edits.giveUp()
                }
            }
        }
    }
}
