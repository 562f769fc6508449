#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Standard input as one file.
struct Stdin: Input {
    /// The name under which findings are reported, and which decides the path's class.
    var path: String

    func scan(_ context: ScanContext) async throws -> InputOutcome {
        var outcome = InputOutcome()
        let scanner = PieceScanner(context.detector)
        var copy = ArchiveCopy(context.archives)
        let keptCount = context.fileChecks.isNamed(path) ? context.fileChecks.sizeLimit + 1 : 0
        var kept: [UInt8] = []
        var (result, bytes, failed) = scanner.scan { buffer in
            while true {
                let count = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
                if count > 0 {
                    copy.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                    kept += buffer[..<count].prefix(keptCount - kept.count)
                }
                if count >= 0 || errno != EINTR { return count }
            }
        }
        if failed { outcome.notScanned.append(NotScanned(what: path, reason: String(cString: strerror(errno)))) }
        let archives = ArchiveScanner(context, BlobScanner(context.detector))
        copy.look(with: archives, adding: &result)
        outcome.sightings = kept.withUnsafeBytes {
            context.fileChecks.sightings(in: $0, path: path, using: &result)
        }
        outcome.add(result, path: path)
        outcome.sightings += context.sightings(of: result, path: path)
        outcome.statistics.files = 1
        outcome.statistics.bytes = bytes
        outcome.statistics.bytesScanned = bytes + archives.searchedCount
        return outcome
    }
}
