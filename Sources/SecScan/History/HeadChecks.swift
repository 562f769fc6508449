internal import Checks
internal import Rules

/// What structural checks find in files as they are checked out; what they were before is history.
struct HeadChecks: Sendable {
    let checks: FileChecks
    let store: ObjectStore
    /// By path, comments that hold nothing back yet.
    let unusedAllows: [String: [InlineAllow]]

    /// What was found in one file.
    struct Found: Sendable {
        var path: String
        var sightings: [Sighting] = []
        /// Comments that hold nothing back even now, and what was not looked at.
        var result: BlobResult
    }

    /// - Returns: of each file that can be read, by path.
    func found(in files: [HeadFiles.File], jobs: Int) async throws -> [Found] {
        let parts = try await Parallel.run(count: files.count, jobs: jobs, grain: Self.grain) {
            (reader: ObjectReader(store), found: [Found]())
        } body: { state, range in
            for file in files[range] {
                guard case .object(_, let bytes) = state.reader.read(file.id) else { continue }
                state.found.append(found(in: bytes, of: file.path))
            }
        } finish: { state in
            state.found
        }
        return parts.joined().sorted { $0.path < $1.path }
    }

    /// Files that a thread takes at a time: some take long.
    private static let grain = 8

    private func found(in file: ByteBuffer, of path: String) -> Found {
        withExtendedLifetime(file) {
            var result = BlobResult(unusedAllows: unusedAllows[path] ?? [])
            let sightings = checks.sightings(in: file.bytes, path: path, inHead: true, using: &result)
            return Found(path: path, sightings: sightings, result: result)
        }
    }
}
