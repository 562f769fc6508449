internal import Rules

/// Looks into archives on one thread: members are scanned like files, archives among them looked into in turn.
///
/// An archive's own bytes are scanned as well, by whoever calls: names, comments and what stands behind the end are there.
final class ArchiveScanner {
    private let detector: Detector
    private let limits: ArchiveLimits
    private let scanner: BlobScanner
    private var memory = MemberMemory()
    /// One for each archive that is open.
    private var buffers: [MemberBuffer] = []
    /// Bytes of members that were searched.
    private(set) var searchedCount = 0

    /// - Parameter scanner: may be used by the same thread for other things too.
    init(_ context: ScanContext, _ scanner: BlobScanner) {
        detector = context.detector
        limits = context.archives
        self.scanner = scanner
    }

    /// What these bytes hold: of an archive also what is in it.
    func scan(_ bytes: UnsafeRawBufferPointer) -> BlobResult {
        var result = scanner.scan(bytes)
        look(into: bytes, adding: &result)
        return result
    }

    /// Adds what is in an archive to what its own bytes gave; of what is none nothing.
    func look(into bytes: UnsafeRawBufferPointer, adding result: inout BlobResult) {
        guard limits.depth > 0, let format = ArchiveFormat(whole: bytes) else { return }
        look(into: ArchiveSource(bytes), format, size: bytes.count, adding: &result)
    }

    /// - Parameter size: of the archive, in bytes.
    func look(into source: ArchiveSource, _ format: ArchiveFormat, size: Int, adding result: inout BlobResult) {
        guard limits.depth > 0 else { return }
        let visit = ArchiveVisit(limits, size: size)
        do throws(ArchiveProblem) {
            try walk(source, Layer(format: format, place: .archive, depth: 1), visit)
        } catch {
            visit.note(visit.current, error.reason)
        }
        visit.finish(&result)
    }

    /// An archive that is open.
    private struct Layer {
        var format: ArchiveFormat
        var place: MemberPath
        /// 1 for the outermost.
        var depth: Int

        /// What lies in a member of this one. A tar in a compressed stream is one archive with it, as `tar -xf` sees it; so are the
        /// three layers of an rpm.
        func inner(_ format: ArchiveFormat, at path: MemberPath) -> Layer {
            self.format.isStream && (format == .tar || format == .cpio) || self.format == .rpm && format.isStream
                ? Layer(format: format, place: place, depth: depth)
                : Layer(format: format, place: path, depth: depth + 1)
        }
    }

    /// - Throws: only what ends the whole visit.
    private func walk(_ source: ArchiveSource, _ layer: Layer, _ visit: ArchiveVisit) throws(ArchiveProblem) {
        let place = layer.place
        visit.openCount += 1
        defer { visit.openCount -= 1 }
        if buffers.count < visit.openCount { buffers.append(MemberBuffer()) }
        var encrypted: (count: Int, first: MemberPath) = (0, place)
        do throws(ArchiveProblem) {
            visit.current = place
            let archive = try OpenArchive(source, layer.format, limits, visit)
            while let member = try next(of: archive, place, visit) {
                let path = place.member(member.name, limit: limits.nameLength)
                visit.current = path
                if let name = member.name { scanText(name, at: path, visit) }
                if member.isEncrypted {
                    if encrypted.count == 0 { encrypted.first = path }
                    encrypted.count += 1
                    continue
                }
                do throws(ArchiveProblem) {
                    switch member.kind {
                    case .file: try scanFile(archive, at: path, in: layer, visit)
                    case .link(let target):
                        scanText(target, at: path, visit)
                        // A hard link may bring its content along.
                        try scanFile(archive, at: path, in: layer, visit)
                    case .folder, .other: break
                    }
                } catch {
                    guard error.extent == .member else { throw error }
                    visit.note(path, error.reason)
                }
            }
        } catch {
            guard error.extent != .everything else { throw error }
            visit.note(visit.current, error.reason)
        }
        if encrypted.count == 1 {
            visit.note(encrypted.first, "it is encrypted")
        } else if encrypted.count > 1 {
            visit.note(
                place,
                "\(Quantity.grouped(encrypted.count)) members are encrypted, the first is \(encrypted.first.text ?? "")"
            )
        }
    }

    /// Passes over members of which not even the header can be read.
    private func next(
        of archive: OpenArchive, _ place: MemberPath, _ visit: ArchiveVisit
    ) throws(ArchiveProblem) -> ArchiveMember? {
        while true {
            visit.current = place
            do throws(ArchiveProblem) {
                return try archive.next()
            } catch {
                guard error.extent == .member else { throw error }
                visit.note(place, error.reason)
            }
        }
    }

    /// A name, or where a link points to.
    private func scanText(_ text: [UInt8], at path: MemberPath, _ visit: ArchiveVisit) {
        let result = text.prefix(limits.nameLength).withUnsafeBytes { scanner.scan($0, isFile: false) }
        if !result.findings.isEmpty || !result.shortfalls.isEmpty {
            visit.add(result, at: path, since: visit.findings.count)
        }
    }

    private func scanFile(
        _ archive: OpenArchive, at path: MemberPath, in layer: Layer, _ visit: ArchiveVisit
    ) throws(ArchiveProblem) {
        let buffer = buffers[visit.openCount - 1]
        buffer.clear()
        defer { buffer.clear() }
        var problem: ArchiveProblem?
        do throws(ArchiveProblem) {
            var isWhole = try buffer.fill(upTo: ArchiveFormat.prefixLength) { bytes throws(ArchiveProblem) in
                try archive.read(into: bytes)
            }
            let inner = ArchiveFormat(buffer.bytes)
            if !isWhole {
                isWhole = try buffer.fill(upTo: room(for: inner, visit)) { bytes throws(ArchiveProblem) in
                    try archive.read(into: bytes)
                }
            }
            guard isWhole else { return try scanLarge(buffer, archive, inner, at: path, in: layer, visit) }
        } catch {
            // What was read before is scanned all the same.
            problem = error
        }
        let known = visit.findings.count
        let result = memory.result(of: buffer.bytes) { bytes in
            searchedCount += bytes.count
            return scanner.scan(bytes)
        }
        if problem == nil, let inner = ArchiveFormat(whole: buffer.bytes) {
            do throws(ArchiveProblem) {
                try enter(ArchiveSource(buffer.bytes), layer.inner(inner, at: path), holding: buffer.count, visit)
            } catch {
                problem = error
            }
        }
        visit.add(result, at: path, since: known)
        if let problem { throw problem }
    }

    /// Bytes of a member that are held. What can be read as a stream need not be held, and leaves room for what is in it.
    private func room(for inner: ArchiveFormat?, _ visit: ArchiveVisit) -> Int {
        let room = limits.heldBytes - visit.heldBytes
        return max(
            inner.map { $0.needsSeeking } ?? true ? room : min(room, limits.heldBytes / 8), ArchiveFormat.prefixLength)
    }

    /// - Parameter held: bytes that are held of the archive.
    private func enter(
        _ source: ArchiveSource, _ layer: Layer, holding held: Int, _ visit: ArchiveVisit
    ) throws(ArchiveProblem) {
        guard layer.depth <= limits.depth else {
            visit.note(
                layer.place,
                "it is an archive in \(Quantity.counted(limits.depth, "archive")); --archive-depth sets how deep to look"
            )
            return
        }
        visit.heldBytes += held
        defer { visit.heldBytes -= held }
        try walk(source, layer, visit)
    }

    /// A member of which `start` holds the first bytes, and which is too large to be held.
    private func scanLarge(
        _ start: MemberBuffer, _ archive: OpenArchive, _ format: ArchiveFormat?, at path: MemberPath,
        in layer: Layer, _ visit: ArchiveVisit
    ) throws(ArchiveProblem) {
        var offset = 0
        func read(_ output: UnsafeMutableRawBufferPointer) throws(ArchiveProblem) -> Int {
            guard offset < start.count else { return try archive.read(into: output) }
            let count = min(output.count, start.count - offset)
            output.copyMemory(from: UnsafeRawBufferPointer(rebasing: start.bytes[offset..<(offset + count)]))
            offset += count
            return count
        }
        if let format, !format.needsSeeking {
            let inner = layer.inner(format, at: path)
            return try enter(ArchiveSource(stream: read), inner, holding: start.count, visit)
        }
        var problem: ArchiveProblem?
        let pieces = PieceScanner(detector)
        let known = visit.findings.count
        let (result, bytes, _) = pieces.scan { output in
            do throws(ArchiveProblem) {
                return try read(output)
            } catch {
                problem = error
                return -1
            }
        }
        searchedCount += bytes
        visit.add(result, at: path, since: known)
        if let problem { throw problem }
        if format != nil {
            visit.note(path, "it is an archive in another one, and too large to be held; unpack it and scan the folder")
        }
    }
}
