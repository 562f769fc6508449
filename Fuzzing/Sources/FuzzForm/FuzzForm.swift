import SampleGuards

@testable import ProxyGuards

/// The input is a mode, by its number, and the body of a form, whose boundary is `b`; a line feed stands for CR LF where the mode's number is
/// odd, so that lines are easily made.
///
/// Heads and contents lie in the body, in order and without a byte between them that is no delimiter's; a secret is found wherever it
/// stands; what is redacted is read again, with the same names, and has nothing to be found.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzForm(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 0 else { return -1 }
    let mode = GuardMode.allCases[Int(start[0] >> 1) % GuardMode.allCases.count]
    var body = Array(UnsafeBufferPointer(start: start, count: count)[1...])
    if start[0] & 1 == 1 { body = body.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
    guard let form = read(body) else { return 0 }
    checkParts(form, body)
    check(form, body, mode)
    return 0
}

private func read(_ body: [UInt8]) -> FormDocument? {
    body.withUnsafeBytes { try? FormDocument($0, boundary: "b") }
}

private func checkParts(_ form: FormDocument, _ body: [UInt8]) {
    let delimiter = Array("--b".utf8)
    var end = 0
    for part in form.parts {
        guard part.head.lowerBound == end + delimiter.count + 2, part.head.upperBound + 2 == part.content.lowerBound,
            part.content.lowerBound <= part.content.upperBound, part.content.upperBound + 2 <= body.count
        else { fatalError("a part at \(part.head), \(part.content)") }
        guard body[end..<(end + delimiter.count)].elementsEqual(delimiter) else { fatalError("no delimiter") }
        guard body[part.content.upperBound...].starts(with: [0x0D, 0x0A]) else { fatalError("no line's end") }
        end = part.content.upperBound + 2
    }
    guard body[end...].starts(with: delimiter + Array("--".utf8)) else { fatalError("no end") }
    guard form.promptBytes <= body.count else { fatalError("\(form.promptBytes) bytes of fields") }
}

private func check(_ form: FormDocument, _ body: [UInt8], _ mode: GuardMode) {
    let worker = SampleGuards.worker(mode)
    func verdict(_ form: FormDocument, _ body: [UInt8]) -> GuardVerdict? {
        body.withUnsafeBytes { try? worker.inspect(form, in: $0) }
    }
    // A batch with a line that is no request.
    guard let verdict = verdict(form, body) else { return }
    let hasSecret = form.parts.contains {
        SampleGuards.hasToken(body[$0.content]) || SampleGuards.hasToken(body[$0.head])
    }
    switch (verdict, mode) {
    case (.pass, .off): break
    case (.pass, _): if hasSecret { fatalError("a secret passes") }
    case (.flagged(let findings), .flag), (.blocked(let findings), .block), (.blocked(let findings), .redact):
        guard !findings.isEmpty else { fatalError("nothing found") }
    case (.redacted(let edited, let findings), .redact):
        guard !findings.isEmpty, let other = read(edited) else { fatalError("no form once it is redacted") }
        checkParts(other, edited)
        guard other.parts.count == form.parts.count else { fatalError("other parts") }
        for (one, two) in zip(form.parts, other.parts) {
            guard body[one.head].elementsEqual(edited[two.head]) else { fatalError("another head") }
        }
        if other.parts.contains(where: { SampleGuards.hasToken(edited[$0.content]) }) {
            fatalError("the secret leaves")
        }
    default: fatalError("\(verdict) in the mode \(mode)")
    }
}
