internal import Checks
internal import Rules

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
    private let archives: ArchiveScanner
    /// What all files are, whatever their names.
    var kind: (any FileCheck.Type)?
    private var collected = InputOutcome()

    init(_ context: ScanContext) {
        self.context = context
        pieces = PieceScanner(context.detector)
        links = BlobScanner(context.detector)
        archives = ArchiveScanner(context, links)
    }

    var outcome: InputOutcome {
        var outcome = collected
        outcome.statistics.bytesScanned += archives.searchedCount
        return outcome
    }

    /// - Parameters:
    ///   - file: where it is, bytes.
    ///   - path: how it is reported.
    ///   - surroundings: the files around it.
    mutating func scan(
        file: [UInt8], kind: DirectoryListing.Kind, path: String, among surroundings: Surroundings? = nil
    ) {
        collected.sightings += context.nameSightings(path, links)
        if kind == .file { collected.sightings += context.pathSightings(path) }
        switch kind {
        case .file: scanContent(file, path, surroundings)
        case .link: scanLink(file, path)
        case .other:
            collected.notScanned.append(NotScanned(what: path, reason: "not a regular file (FIFO, socket or device)"))
        case .directory: break
        }
    }

    mutating func add(_ notScanned: [NotScanned]) { collected.notScanned += notScanned }

    private mutating func scanContent(_ file: [UInt8], _ path: String, _ surroundings: Surroundings?) {
        do {
            let open = try OpenFile(file, followingLinks: false)
            let subject = context.fileChecks.subject(path, as: kind)
            var offset = 0
            var prefix: [UInt8] = []
            // Kept for checks of whole files: nearly all are read at once.
            var beginning: [UInt8] = []
            func words(_ count: Int) -> WatchedWords? {
                // A file that grows meanwhile has places behind what is checked.
                guard beginning.count == open.size, beginning.count == count else { return nil }
                return context.fileChecks.words(of: subject, content: beginning, for: context.detector)
            }
            var (result, bytes, failed) = pieces.scan(watching: words) { buffer in
                // A long hole holds nothing: go on where the data does, some zeros in front of it.
                if offset >= Self.readSize {
                    let data = open.nextData(from: offset)
                    if data - offset > 2 * Self.readSize { offset = data - Self.readSize }
                }
                let count = open.read(
                    into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, Self.readSize)]),
                    at: offset)
                if offset == 0 {
                    let bytes = buffer.prefix(max(count, 0))
                    prefix = Array(bytes.prefix(ArchiveFormat.prefixLength))
                    if !subject.isNone { beginning = Array(bytes) }
                }
                if count > 0 { offset += count }
                return count
            }
            if failed { collected.notScanned.append(NotScanned(what: path, reason: String(cString: strerror(errno)))) }
            lookInside(open, prefix, adding: &result)
            if !subject.isNone { check(open, beginning, path, as: subject, surroundings, using: &result) }
            collected.add(result, path: path)
            collected.sightings += context.sightings(of: result, path: path)
            collected.statistics.files += 1
            collected.statistics.bytes += max(open.size, bytes)
            collected.statistics.bytesScanned += bytes
        } catch {
            collected.notScanned.append(NotScanned(what: path, reason: error.reason))
        }
    }

    private static let readSize = 1 << 20

    /// - Parameter beginning: what was read of it at once.
    private mutating func check(
        _ file: borrowing OpenFile, _ beginning: [UInt8], _ path: String, as subject: FileChecks.Subject,
        _ surroundings: Surroundings?, using result: inout BlobResult
    ) {
        guard file.size <= context.fileChecks.sizeLimit else {
            guard subject.isChecked else { return }
            collected.notScanned.append(NotScanned(what: path, reason: "it is too long to be checked as a whole"))
            return
        }
        let bytes = file.size == beginning.count ? beginning : Self.content(of: file)
        collected.sightings += context.fileChecks.among(surroundings).sightings(
            in: bytes, path: path, as: subject, using: &result)
    }

    private static func content(of file: borrowing OpenFile) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: file.size)
        let count = bytes.withUnsafeMutableBytes { file.read(into: $0, at: 0) }
        bytes.removeSubrange(max(0, count)...)
        return bytes
    }

    /// - Parameter prefix: the file's first bytes.
    private func lookInside(_ file: borrowing OpenFile, _ prefix: [UInt8], adding result: inout BlobResult) {
        let size = file.size
        var suffix = [UInt8](repeating: 0, count: min(size, ArchiveFormat.suffixLength))
        let format = prefix.withUnsafeBytes { prefix in
            suffix.withUnsafeMutableBytes { suffix in
                ArchiveFormat(prefix) {
                    file.read(into: suffix, at: size - suffix.count) == suffix.count
                        ? UnsafeRawBufferPointer(suffix) : UnsafeRawBufferPointer(start: nil, count: 0)
                }
            }
        }
        guard let format else { return }
        look(format, size: size, adding: &result) { buffer, offset in file.read(into: buffer, at: offset) }
    }

    private func look(
        _ format: ArchiveFormat, size: Int, adding result: inout BlobResult,
        read: (UnsafeMutableRawBufferPointer, Int) -> Int
    ) {
        withoutActuallyEscaping(read) { read in
            archives.look(into: ArchiveSource(count: size, read: read), format, size: size, adding: &result)
        }
    }

    /// A link is never followed; where it points to is text like any other.
    private mutating func scanLink(_ file: [UInt8], _ path: String) {
        var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink((file + [0]).map { CChar(bitPattern: $0) }, &target, target.count)
        guard count >= 0 else {
            collected.notScanned.append(NotScanned(what: path, reason: String(cString: strerror(errno))))
            return
        }
        let result = target[..<count].withUnsafeBytes { links.scan($0, isFile: false) }
        collected.add(result, path: path)
        collected.sightings += context.sightings(of: result, path: path)
        collected.statistics.bytes += count
        collected.statistics.bytesScanned += count
    }
}
