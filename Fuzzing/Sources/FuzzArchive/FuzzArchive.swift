import Rules

@testable import SecScan

/// The input is a file that may be an archive.
///
/// What is found must be the same from memory and from a file, where nothing is damaged, and stay below the caps.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzArchive(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeRawBufferPointer(start: start, count: count)
    guard let format = ArchiveFormat(whole: input) else { return -1 }
    let scanner = BlobScanner(context.detector)
    let memory = ArchiveScanner(context, scanner)
    var fromMemory = BlobResult()
    memory.look(into: input, adding: &fromMemory)
    let file = ArchiveScanner(context, scanner)
    var fromFile = BlobResult()
    let source = ArchiveSource(count: count) { buffer, offset in
        // Blocks of any size.
        let count = min(buffer.count, input.count - offset, 1 + offset % 777)
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[offset..<(offset + count)]))
        return count
    }
    file.look(into: source, format, size: count, adding: &fromFile)
    let (first, second) = (described(fromMemory), described(fromFile))
    // libarchive sees some damage only where a block ends, takes some ends of blocks for damage, and some for a link's end.
    let isWhole = fromMemory.gaps.isEmpty && fromFile.gaps.isEmpty && !hasLinks(input, format)
    guard !isWhole || first == second else { fatalError("read in two ways: \(first) and \(second)") }
    guard memory.searchedCount <= limits.freeBytes + limits.ratio * count + (1 << 20) else {
        fatalError("\(memory.searchedCount) bytes were searched")
    }
    guard fromMemory.gaps.count <= limits.gaps + 1, fromMemory.gaps.allSatisfy({ !$0.reason.isEmpty }) else {
        fatalError("\(fromMemory.gaps)")
    }
    return 0
}

private func hasLinks(_ bytes: UnsafeRawBufferPointer, _ format: ArchiveFormat) -> Bool {
    guard var reader = try? ArchiveReader(ArchiveSource(bytes), format, limits) else { return false }
    while let member = try? reader.next() {
        if case .link = member.kind { return true }
    }
    return false
}

private func described(_ result: BlobResult) -> [String] {
    result.findings.map { "\($0.member ?? "-") \($0.span)" } + result.gaps.map { "\($0.member ?? "-"): \($0.reason)" }
}

/// Small ones, so that they are reached.
private let limits = ArchiveLimits(
    depth: 4, bytes: 4 << 20, ratio: 100, freeBytes: 1 << 18, members: 200, heldBytes: 1 << 16)

private let context: ScanContext = {
    let rule = Rule(
        id: RuleID(verified: "sample/token"), name: "Sample token", description: "Fires.", severity: .high,
        confidence: .high, keywords: ["zqx_"], pattern: "zqx_[a-z]{8}", remediation: "Revoke it.")
    guard let rules = try? RuleSet([rule]) else { fatalError("the rule cannot be used") }
    return ScanContext(rules: rules, jobs: 1, archives: limits)
}()
