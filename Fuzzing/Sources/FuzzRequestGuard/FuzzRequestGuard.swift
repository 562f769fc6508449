import Foundation
import SampleGuards

@testable import ProxyGuards

/// The input is a mode, by its number, and the body of a request or of an answer.
///
/// What is read here every reader takes for the same; a secret is found wherever it stands; what is redacted is the same body but for
/// its strings, and has nothing to be found.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRequestGuard(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 0 else { return -1 }
    let mode = GuardMode.allCases[Int(start[0]) % GuardMode.allCases.count]
    let body = Array(UnsafeBufferPointer(start: start, count: count)[1...])
    body.withUnsafeBytes { bytes in
        checkAnswer(body, bytes, mode)
        do throws(JSONProblem) {
            let tape = try StrictJSON.read(bytes)
            checkValue(tape, bytes)
            checkRequest(tape, body, bytes, mode)
        } catch {
            checkRefusal(error, body)
        }
    }
    return 0
}

// MARK: Reading

private func checkValue(_ tape: JSONTape, _ bytes: UnsafeRawBufferPointer) {
    guard let value = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) else {
        // What is too small or too exact for a double is a matter of taste.
        guard tape.nodes.allSatisfy({ $0.kind != .number || $0.range.count <= 15 }) else { return }
        fatalError("another reader refuses it")
    }
    compare(0, tape, value, bytes)
}

private func compare(_ index: Int, _ tape: JSONTape, _ value: Any, _ bytes: UnsafeRawBufferPointer) {
    let node = tape.nodes[index]
    guard node.range.upperBound <= bytes.count, node.next > index, node.next <= tape.nodes.count else {
        fatalError("a node at \(node.range)")
    }
    switch node.kind {
    case .object:
        guard let members = value as? [String: Any] else { fatalError("no object") }
        let names = tape.names(of: index)
        let texts = names.compactMap { tape.text($0, in: bytes) }
        guard Set(texts).count == names.count else { fatalError("a name stands twice") }
        // Another reader may take two names for one that are canonically equal.
        let strings = texts.map { String(decoding: $0, as: UTF8.self) }
        guard Set(strings) == Set(members.keys) else { fatalError("other names") }
        guard members.count == names.count else { return }
        for (name, string) in zip(names, strings) {
            guard let member = members[string] else { fatalError("no member") }
            compare(name + 1, tape, member, bytes)
        }
    case .array:
        guard let elements = value as? [Any] else { fatalError("no array") }
        let indexes = tape.elements(of: index)
        guard indexes.count == elements.count else { fatalError("other elements") }
        for (index, element) in zip(indexes, elements) { compare(index, tape, element, bytes) }
    case .string:
        guard let text = value as? String, tape.text(index, in: bytes) == Array(text.utf8) else {
            fatalError("another text")
        }
    case .number:
        guard let number = value as? NSNumber, let own = Double(String(decoding: bytes[node.range], as: UTF8.self)),
            node.range.count > 15 || abs(number.doubleValue - own) <= abs(own) * 1e-14
        else { fatalError("another number") }
        _ = tape.count(index, in: bytes)
    case .yes, .no:
        guard value as? Bool == (node.kind == .yes) else { fatalError("another word") }
    case .null:
        guard value is NSNull else { fatalError("no null") }
    case .name: fatalError("a name in place of a value")
    }
}

private func checkRefusal(_ problem: JSONProblem, _ body: [UInt8]) {
    guard problem.offset <= body.count else { fatalError("\(problem) lies outside") }
    switch problem.code {
    case .syntax, .truncated, .trailingData, .control, .escape:
        // With a zero byte somewhere another reader may take it for another encoding.
        guard !body.contains(0) else { return }
        // Foundation takes a comma behind the last member of an object.
        if problem.offset < body.count, body[problem.offset] == UInt8(ascii: "}"),
            body[..<problem.offset].last(where: { $0 > 0x20 }) == UInt8(ascii: ",")
        {
            return
        }
        if (try? JSONSerialization.jsonObject(with: Data(body), options: .fragmentsAllowed)) != nil {
            fatalError("another reader takes it: \(problem)")
        }
    default: break
    }
}

// MARK: Guards

private func checkRequest(_ tape: JSONTape, _ body: [UInt8], _ bytes: UnsafeRawBufferPointer, _ mode: GuardMode) {
    let document = RequestDocument(tape, shape: .chat, in: bytes)
    guard document.skipped == document.skipped.sorted(), document.promptBytes <= body.count else {
        fatalError("\(document.skipped)")
    }
    if let range = document.modelRange, range.upperBound > body.count { fatalError("the model at \(range)") }
    let worker = SampleGuards.worker(mode)
    let verdict = worker.inspect(document, in: bytes)
    check(verdict, mode, hasSecret(tape, document.skipped, bytes))
    guard case .redacted(let edited, let findings) = verdict else { return }
    edited.withUnsafeBytes { edited in
        guard let other = try? StrictJSON.read(edited) else { fatalError("no JSON once it is redacted") }
        checkShape(tape, bytes, other, edited)
        // What a deny rule finds stands in several strings perhaps, whose marks it does not find.
        let again = worker.inspect(RequestDocument(other, shape: .chat, in: edited), in: edited)
        guard again == .pass else { fatalError("\(findings) and still \(again)") }
    }
}

private func checkAnswer(_ body: [UInt8], _ bytes: UnsafeRawBufferPointer, _ mode: GuardMode) {
    let worker = SampleGuards.worker(mode)
    let inspection = worker.inspectResponse(bytes)
    guard inspection.textBytes <= body.count else { fatalError("\(inspection.textBytes) bytes of text") }
    guard let tape = try? StrictJSON.read(bytes, allowsLoneSurrogates: true) else {
        check(inspection.verdict, mode == .redact ? .block : mode, SampleGuards.hasToken(body))
        return
    }
    check(inspection.verdict, mode, hasSecret(tape, BinaryData.strings(in: tape, bytes), bytes))
    guard case .redacted(let edited, _) = inspection.verdict else { return }
    edited.withUnsafeBytes { edited in
        guard let other = try? StrictJSON.read(edited, allowsLoneSurrogates: true) else {
            fatalError("no JSON once it is redacted")
        }
        // Likelihoods of tokens go as a whole.
        let hasTokens = tape.nodes.indices.contains { index in
            tape.nodes[index].kind == .name && (tape.text(index, in: bytes) ?? []).starts(with: "logprobs".utf8)
        }
        if !hasTokens { checkShape(tape, bytes, other, edited) }
        guard worker.inspectResponse(edited).verdict == .pass else { fatalError("still something") }
    }
}

/// Whether there is a secret within a string, or across the strings of one array.
private func hasSecret(_ tape: JSONTape, _ skipped: [Int], _ bytes: UnsafeRawBufferPointer) -> Bool {
    tape.nodes.indices.contains { index in
        switch tape.nodes[index].kind {
        case .string, .name:
            return !skipped.contains(index) && SampleGuards.hasToken(tape.text(index, in: bytes) ?? [])
        case .array:
            let strings = tape.elements(of: index).filter { tape.nodes[$0].kind == .string && !skipped.contains($0) }
            return SampleGuards.hasToken(strings.flatMap { tape.text($0, in: bytes) ?? [] })
        default: return false
        }
    }
}

private func check(_ verdict: GuardVerdict, _ mode: GuardMode, _ hasSecret: Bool) {
    switch (verdict, mode) {
    case (.pass, .off): break
    case (.pass, _): if hasSecret { fatalError("a secret passes") }
    case (.flagged(let findings), .flag), (.redacted(_, let findings), .redact), (.blocked(let findings), .block),
        // Of a name.
        (.blocked(let findings), .redact):
        guard !findings.isEmpty else { fatalError("nothing found") }
    default: fatalError("\(verdict) in the mode \(mode)")
    }
}

/// The same values but for the content of strings.
private func checkShape(
    _ tape: JSONTape, _ bytes: UnsafeRawBufferPointer, _ other: JSONTape, _ edited: UnsafeRawBufferPointer
) {
    guard tape.nodes.count == other.nodes.count else { fatalError("other values") }
    for (one, two) in zip(tape.nodes, other.nodes) {
        guard one.kind == two.kind, one.next == two.next else { fatalError("other values") }
        switch one.kind {
        case .name, .number:
            guard bytes[one.range].elementsEqual(edited[two.range]) else { fatalError("another name") }
        default: break
        }
    }
}
