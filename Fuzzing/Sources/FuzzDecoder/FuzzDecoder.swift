@testable import Rules

/// The input is four bytes that describe an edit, and a text.
///
/// Whatever is encoded lies in the text, in order, and the edited text is searched with the same result as a whole and from what was
/// found before.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDecoder(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeRawBufferPointer(start: start, count: count)
    guard count > 4 else { return -1 }
    let base = Array(input[4...])
    base.withUnsafeBytes(checkUnits)
    let (first, second) = (base.count * Int(input[0]) / 255, base.count * Int(input[1]) / 255)
    let cut = min(first, second)..<max(first, second)
    // What is put in its place is a part of the text, too.
    let new = base[(base.count * Int(input[2]) / 255)...].prefix(Int(input[3]) % 100)
    let edited = base[..<cut.lowerBound] + new + base[cut.upperBound...]
    let segments = [
        TextSegment(start: 0, count: cut.lowerBound, source: 0),
        TextSegment(start: cut.lowerBound, count: new.count, source: nil),
        TextSegment(
            start: cut.lowerBound + new.count, count: base.count - cut.upperBound, source: cut.upperBound),
    ].filter { $0.count > 0 }
    let before = base.withUnsafeBytes { worker.trace(in: $0) }
    Array(edited).withUnsafeBytes { bytes in
        let whole = worker.detect(in: bytes)
        let made = worker.detection(of: worker.trace(in: bytes, madeFrom: before, segments))
        guard made.candidates == whole.candidates, made.decoded == whole.decoded else {
            fatalError("\(made.candidates) is not \(whole.candidates)")
        }
        guard whole.candidates.allSatisfy({ !$0.secret.isEmpty && $0.match.upperBound <= bytes.count }) else {
            fatalError("outside of the text: \(whole.candidates)")
        }
    }
    return 0
}

private func checkUnits(_ bytes: UnsafeRawBufferPointer) {
    var end = 0
    EncodedUnits(bytes).forEach(in: 0..<bytes.count) { unit in
        guard end <= unit.range.lowerBound, unit.range.upperBound <= bytes.count,
            unit.extent.lowerBound <= unit.range.lowerBound, unit.range.upperBound <= unit.extent.upperBound
        else { fatalError("a unit at \(unit.range) of \(unit.extent)") }
        end = unit.range.upperBound
        var position = unit.range.lowerBound
        for segment in unit.segments {
            guard position <= segment.range.lowerBound, segment.range.upperBound <= unit.range.upperBound,
                !segment.range.isEmpty, !segment.content.isEmpty
            else { fatalError("a segment at \(segment.range) of \(unit.range)") }
            position = segment.range.upperBound
        }
        let text = DecodedText(bytes, unit.range, unit.segments)
        var last = unit.range.lowerBound
        for offset in text.bytes.indices {
            let source = text.source(of: offset..<(offset + 1))
            guard last <= source.lowerBound, !source.isEmpty, source.upperBound <= unit.range.upperBound else {
                fatalError("byte \(offset) of what is decoded at \(source) of \(unit.range)")
            }
            last = source.lowerBound
        }
    }
}

/// libFuzzer calls from one thread.
private nonisolated(unsafe) let worker: DetectorWorker = {
    let rules = ["zqx_[a-z]{8}", "zqx=([^\"'\\s]{4,20})"].enumerated().map { index, pattern in
        Rule(
            id: RuleID(verified: index == 0 ? "sample/token" : "sample/value"), name: "Sample", description: "Fires.",
            severity: .high, confidence: .high, keywords: [index == 0 ? "zqx_" : "zqx="], pattern: pattern,
            secretGroup: index, remediation: "Revoke it.")
    }
    guard let set = try? RuleSet(rules) else { fatalError("the rules cannot be used") }
    return Detector(rules: set).makeWorker()
}()
