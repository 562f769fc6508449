#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Scans files of a tree on one thread.
struct FileScanner: ~Copyable {
    private let context: ScanContext
    private let pieces: PieceScanner
    private let links: BlobScanner
    private(set) var outcome = InputOutcome()

    init(_ context: ScanContext) {
        self.context = context
        pieces = PieceScanner(context.detector)
        links = BlobScanner(context.detector)
    }

    /// - Parameters:
    ///   - file: where it is, bytes.
    ///   - path: how it is reported.
    mutating func scan(file: [UInt8], kind: DirectoryListing.Kind, path: String) {
        outcome.sightings += context.nameSightings(path, links)
        if kind == .file { outcome.sightings += context.pathSightings(path) }
        switch kind {
        case .file: scanContent(file, path)
        case .link: scanLink(file, path)
        case .other:
            outcome.notScanned.append(NotScanned(what: path, reason: "not a regular file (FIFO, socket or device)"))
        case .directory: break
        }
    }

    mutating func add(_ notScanned: [NotScanned]) { outcome.notScanned += notScanned }

    private mutating func scanContent(_ file: [UInt8], _ path: String) {
        do {
            let open = try OpenFile(file, followingLinks: false)
            var offset = 0
            let (result, bytes, failed) = pieces.scan { buffer in
                // A long hole holds nothing: go on where the data does, some zeros in front of it.
                if offset >= Self.readSize {
                    let data = open.nextData(from: offset)
                    if data - offset > 2 * Self.readSize { offset = data - Self.readSize }
                }
                let count = open.read(
                    into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, Self.readSize)]),
                    at: offset)
                if count > 0 { offset += count }
                return count
            }
            if failed { outcome.notScanned.append(NotScanned(what: path, reason: String(cString: strerror(errno)))) }
            outcome.add(result, path: path)
            outcome.sightings += context.sightings(of: result, path: path)
            outcome.statistics.files += 1
            outcome.statistics.bytes += max(open.size, bytes)
            outcome.statistics.bytesScanned += bytes
        } catch {
            outcome.notScanned.append(NotScanned(what: path, reason: error.reason))
        }
    }

    private static let readSize = 1 << 20

    /// A link is never followed; where it points to is text like any other.
    private mutating func scanLink(_ file: [UInt8], _ path: String) {
        var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink((file + [0]).map { CChar(bitPattern: $0) }, &target, target.count)
        guard count >= 0 else {
            outcome.notScanned.append(NotScanned(what: path, reason: String(cString: strerror(errno))))
            return
        }
        let result = target[..<count].withUnsafeBytes { links.scan($0, isFile: false) }
        outcome.add(result, path: path)
        outcome.sightings += context.sightings(of: result, path: path)
        outcome.statistics.bytes += count
        outcome.statistics.bytesScanned += count
    }
}
