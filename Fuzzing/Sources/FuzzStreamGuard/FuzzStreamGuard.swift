import SampleGuards

@testable import ProxyGuards

/// The input is a mode, a number that decides where the stream is cut, and a stream of events, or the text of one with a secret in it.
///
/// However the bytes arrive, the same goes on; where nothing is found, what came; and no secret ever leaves, however events cut it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzStreamGuard(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 4 else { return -1 }
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    let mode = GuardMode.allCases[Int(input[0] >> 1) % GuardMode.allCases.count]
    var cuts = Cuts(seed: UInt64(input[1]) << 8 | UInt64(input[2]))
    if input[0] & 1 == 0 {
        checkStream(Array(input[3...]), mode, &cuts)
    } else {
        let planted = PlantedStream(Array(input[4...]), dialect: Int(input[3]), &cuts)
        let passage = checkStream(planted.bytes, mode, &cuts)
        check(passage, mode, planted)
    }
    return 0
}

@discardableResult
private func checkStream(_ bytes: [UInt8], _ mode: GuardMode, _ cuts: inout Cuts) -> Passage {
    let whole = Passage([bytes[...]], mode)
    let single = Passage(bytes.indices.map { bytes[$0...$0] }, mode)
    let cut = Passage(cuts.pieces(of: bytes), mode)
    guard single == whole else { fatalError("byte by byte: \(single) is not \(whole)") }
    guard cut == whole else { fatalError("in pieces: \(cut) is not \(whole)") }
    if whole.findings.isEmpty, whole.stop == nil, whole.bytes != bytes { fatalError("nothing found, and changed") }
    return whole
}

private func check(_ passage: Passage, _ mode: GuardMode, _ planted: PlantedStream) {
    guard mode == .redact || mode == .block else { return }
    guard !passage.findings.isEmpty || passage.stop != nil else { fatalError("the secret is not found") }
    if mode == .block, passage.stop == nil { fatalError("the stream goes on") }
    if SampleGuards.hasToken(planted.text(of: passage.bytes)) { fatalError("the secret leaves") }
}

/// What became of a stream.
private struct Passage: Equatable {
    var bytes: [UInt8] = []
    var findings: [GuardFinding] = []
    var stop: StreamGuard.Stop?
    var usage: ModelUsage?
    var textBytes = 0
    var hasEnded = false
    var hasError = false
    var isWhole = false

    init(_ pieces: [ArraySlice<UInt8>], _ mode: GuardMode) {
        let stream = StreamGuard(SampleGuards.worker(mode), eventLimit: 1024, key: SampleGuards.key) { _ in
            Array("data: stop\n\n".utf8)
        }
        for piece in pieces { piece.withUnsafeBytes { take(stream.receive($0)) } }
        take(stream.finish())
        usage = stream.usage
        textBytes = stream.textBytes
        hasEnded = stream.hasEnded
        hasError = stream.hasError
        isWhole = stream.isWhole
        guard bytes.count >= SampleGuards.key.count else { return }
        for start in 0...(bytes.count - SampleGuards.key.count)
        where bytes[start...].starts(with: SampleGuards.key) { fatalError("the provider's key leaves") }
    }

    private mutating func take(_ output: StreamGuard.Output) {
        guard stop == nil || output == StreamGuard.Output() else { fatalError("something comes behind the end") }
        bytes += output.bytes
        findings += output.findings
        stop = stop ?? output.stop
    }
}
