internal import Checks
internal import Rules
internal import Synchronization

/// The settings of hadolint and trivy that count for Dockerfiles: for each those of the nearest folder that has some.
///
/// They are read while the scan meets Dockerfiles; what is wrong with them is known afterwards.
final class NearestSettings: Sendable {
    private let place: SettingsPlace?
    private let named: [SettingsFile]
    private let state = Mutex(State())

    private struct State {
        /// By folder or name, with what stands in front; nil where there is none.
        var files: [String: SettingsFile?] = [:]
        /// The Dockerfiles for which each of the files counts, and their paths below its folder.
        var uses: [String: [String: String]] = [:]
        var hadolint: [String: HadolintConfiguration] = [:]
        var notes: [Note] = []
        var failures: [ScanError] = []
    }

    /// - Parameter named: files that the user named: they count for every Dockerfile, and no others do.
    init(_ place: SettingsPlace?, named: [SettingsFile] = []) {
        self.place = place
        self.named = named
    }

    /// What counts for a file; nil if nothing does.
    func settings(for path: String, family: String) -> DockerfileSettings? {
        guard family == DockerfileAudit.family else { return nil }
        return state.withLock { state in
            if state.hadolint[path] == nil { look(path, &state) }
            return state.hadolint[path].flatMap {
                $0.file.isEmpty ? nil : DockerfileSettings(hadolint: $0, isTrusted: place == nil)
            }
        }
    }

    private func look(_ path: String, _ state: inout State) {
        var found = HadolintConfiguration(file: "")
        for names in [HadolintFile.names, TrivyIgnoreFile.names] {
            for (file, below) in nearest(names, path, &state) {
                state.uses[file.name, default: [:]][path] = below
                if let configuration = file.hadolint { found = configuration }
            }
        }
        state.hadolint[path] = found
    }

    /// The files of the first folder that has one of these names.
    private func nearest(_ names: [String], _ path: String, _ state: inout State) -> [(SettingsFile, String)] {
        let own = named.filter { file in names.contains { file.name == $0 || file.name.hasSuffix("/" + $0) } }
        if !own.isEmpty { return own.map { ($0, path) } }
        guard let place, let base = place.base(of: path) else { return [] }
        for folder in SettingsPlace.folders(above: base.path) {
            let files = names.compactMap { read(base.carrier, folder + $0, shown: base.shown, &state) }
            let below = String(base.path.dropFirst(folder.count))
            if names == HadolintFile.names, let first = files.first { return [(first, below)] }
            if !files.isEmpty { return files.map { ($0, below) } }
        }
        return []
    }

    private func read(_ carrier: Carrier, _ name: String, shown: String, _ state: inout State) -> SettingsFile? {
        let key = shown + name
        if let known = state.files[key] { return known }
        var file: SettingsFile?
        do throws(ScanError) {
            if carrier.isChanged(name) {
                state.notes.append(
                    Note(.addedSuppression, "\(key): this range changes it; what it adds does not count yet"))
            }
            if let text = try carrier.text(of: name, limit: PolicyFile.sizeLimit) {
                file = try SettingsFile(Array(text.utf8), name: key)
            }
        } catch {
            state.failures.append(error)
        }
        state.files[key] = .some(file)
        return file
    }

    // MARK: After the scan

    /// - Throws: what is wrong with a file that was read.
    func check() throws(ScanError) {
        let failures = state.withLock { $0.failures }
        if let first = failures.min(by: { $0.description < $1.description }) { throw first }
    }

    var notes: [Note] {
        state.withLock { state in
            state.notes.sorted { $0.text < $1.text } + used(state).flatMap { $0.file.hadolint?.notes ?? [] }
        }
    }

    /// What the files hold back.
    var allows: [Allow] {
        state.withLock { state in
            used(state).flatMap { $0.file.allows(for: $0.paths, isTrusted: place == nil) }
        }
    }

    /// From which severity on findings about Dockerfiles fail.
    var thresholds: [String: Severity?] {
        state.withLock { state in
            state.hadolint.compactMapValues { configuration -> Severity?? in
                if configuration.neverFails { return .some(nil) }
                return configuration.threshold.map { .some($0) }
            }
        }
    }

    private func used(_ state: State) -> [(file: SettingsFile, paths: [String: String])] {
        let files = named + state.files.values.compactMap { $0 }
        return files.sorted { $0.name < $1.name }.map { ($0, state.uses[$0.name] ?? [:]) }
    }
}
