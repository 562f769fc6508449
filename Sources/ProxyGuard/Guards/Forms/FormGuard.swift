internal import Rules

/// Looks for secrets and forbidden text in the form that a request sends to a provider.
extension GuardWorker {
    /// Fields, files and the headers of every part are searched; in files that are no text nothing is replaced.
    ///
    /// - Parameters:
    ///   - form: read from `body`.
    ///   - body: the bytes that would be sent on.
    ///   - admits: whether a line of a batch may ask for this target.
    /// - Throws: a problem of a line of a batch.
    public func inspect(
        _ form: FormDocument, in body: UnsafeRawBufferPointer, admits: (String) -> Bool = { _ in true }
    ) throws(FormProblem) -> GuardVerdict {
        begin()
        var verdict = VerdictBuilder(passesOnFailure: engine.policy.passesOnFailure)
        for (index, part) in form.parts.enumerated() {
            inspectHead(part, body, &verdict)
            let content = UnsafeRawBufferPointer(rebasing: body[part.content])
            let place = BodyPlace(offset: part.content.lowerBound, field: part.shownName)
            let editsBefore = verdict.edits.count
            switch part.fileName == nil ? FileKind.text : FileKind(content) {
            case .text:
                let isBatch = form.isBatch && part.fileName != nil
                do throws(FormProblem) {
                    if isBatch {
                        try inspectBatch(content, place, admits, &verdict)
                    } else {
                        inspect(content, place, isFile: part.fileName != nil, &verdict)
                    }
                } catch {
                    throw FormProblem(error.code, part: index + 1, line: error.line)
                }
            case .utf16(let isLittle):
                if form.isBatch { throw FormProblem(.line, part: index + 1) }
                inspectUTF16(content, isLittle: isLittle, place, &verdict)
            case .binary:
                if form.isBatch { throw FormProblem(.line, part: index + 1) }
                inspectFixed(content, place.field, &verdict)
            }
            if part.tellsLength, verdict.edits.count > editsBefore { verdict.edits.giveUp() }
        }
        return verdict.verdict(for: body)
    }

    /// Names of fields and files: what stands there is not replaced, since it says what the rest is.
    private func inspectHead(_ part: FormPart, _ body: UnsafeRawBufferPointer, _ verdict: inout VerdictBuilder) {
        inspectFixed(UnsafeRawBufferPointer(rebasing: body[part.head]), "filename", &verdict)
        if let name = part.fileName {
            applyPromptRules(to: Array(name.utf8), BodyPlace(field: "filename"), whole: nil, &verdict)
        }
    }

    /// Searches bytes in which nothing can be replaced.
    private func inspectFixed(_ bytes: UnsafeRawBufferPointer, _ field: String, _ verdict: inout VerdictBuilder) {
        let mode = engine.policy.requestSecrets
        guard mode != .off else { return }
        for candidate in candidates(in: bytes, &verdict) {
            verdict.add(GuardFinding(rule: engine.ruleName(candidate.rule), field: field), mode)
            if mode == .redact { verdict.edits.giveUp() }
        }
    }

    /// Lines of JSON that are requests, and nothing else.
    private func inspectBatch(
        _ text: UnsafeRawBufferPointer, _ place: BodyPlace, _ admits: (String) -> Bool, _ verdict: inout VerdictBuilder
    ) throws(FormProblem) {
        for (number, line) in TextLines(text).enumerated() {
            let bytes = UnsafeRawBufferPointer(rebasing: text[line])
            if Self.isBlank(bytes) { continue }
            guard number < FormDocument.mostLines else { throw FormProblem(.tooManyLines) }
            guard let document = Self.document(bytes), BatchLine.isAdmitted(document, in: bytes, admits) else {
                throw FormProblem(.line, line: number + 1)
            }
            _ = inspect(document, bytes, place.line(number, at: line.lowerBound), &verdict)
        }
    }

    /// JSON as JSON, lines of JSON as such, the rest as it stands there.
    private func inspect(
        _ text: UnsafeRawBufferPointer, _ place: BodyPlace, isFile: Bool, _ verdict: inout VerdictBuilder
    ) {
        var (text, place) = (text, place)
        if isFile, text.starts(with: [0xEF, 0xBB, 0xBF]) {
            text = UnsafeRawBufferPointer(rebasing: text[3...])
            place.offset += 3
        }
        if let document = Self.document(text) {
            _ = inspect(document, text, place, &verdict)
            return
        }
        var known: [Range<Int>] = []
        var isAllJSON = isFile
        if isFile {
            for (number, line) in TextLines(text).enumerated() {
                let bytes = UnsafeRawBufferPointer(rebasing: text[line])
                if Self.isBlank(bytes) { continue }
                if let document = Self.document(bytes) {
                    known += inspect(document, bytes, place.line(number, at: line.lowerBound), &verdict)
                } else {
                    isAllJSON = false
                }
            }
        }
        if !isAllJSON { inspectPlain(text, place, RangeIndex(known), &verdict) }
    }

    private static func isBlank(_ line: UnsafeRawBufferPointer) -> Bool {
        line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
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
            for candidate in candidates(in: text, &verdict) {
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

    private func inspectUTF16(
        _ text: UnsafeRawBufferPointer, isLittle: Bool, _ place: BodyPlace, _ verdict: inout VerdictBuilder
    ) {
        var units: [UInt16] = []
        units.reserveCapacity(text.count / 2)
        for index in stride(from: 0, to: text.count - 1, by: 2) {
            let (first, second) = (UInt16(text[index]), UInt16(text[index + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
        }
        let bytes = Array(String(decoding: units, as: UTF16.self).utf8)
        // A mark makes no such text of others. And its place is not the same in the file.
        inspectFixed(text, place.field, &verdict)
        bytes.withUnsafeBytes { inspectFixed($0, place.field, &verdict) }
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
