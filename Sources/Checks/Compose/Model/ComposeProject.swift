internal import YAML

/// A compose file and the one beside it that overrides it, as `docker compose` takes them together.
struct ComposeProject {
    let path: String
    let services: [ComposeService]
    /// What they build.
    let builds: [ComposeBuild]

    /// Nil if there is no such file, or if it cannot be read.
    init?(path: String, in surroundings: Surroundings) {
        guard let document = Self.document(path, surroundings) else { return nil }
        self.init(path: path, document, in: surroundings)
    }

    /// - Parameter surroundings: nil if the files beside it are not known.
    init(path: String, _ document: ComposeDocument, in surroundings: Surroundings?) {
        self.path = path
        let written = ComposeService.all(in: document)
        let folder = FolderPath.parent(path)
        let names = surroundings.map { Array($0.names(in: folder)) } ?? []
        func services(of name: String?) -> [ComposeService] {
            guard let surroundings, let path = name.map({ FolderPath.join(folder, $0) }) else { return [] }
            return Self.document(path, surroundings).map { ComposeService.all(in: $0) } ?? []
        }
        let name = FolderPath.name(path)
        let overrides = services(of: ComposeName.override(of: name, among: names))
        let bases = services(of: ComposeName.base(ofOverride: name, among: names))
        self.services = written.map { service in
            var service = service
            service.override = overrides.first { $0.name == service.name }?.own
            if let base = bases.first(where: { $0.name == service.name }) {
                service.inherited += [base.own] + base.inherited
                service.isPartial = true
            }
            return service
        }
        builds = self.services.compactMap { ComposeBuild($0, in: path) }
    }

    private static func document(_ path: String, _ surroundings: Surroundings) -> ComposeDocument? {
        surroundings.file(path, limit: ComposeDocument.sizeLimit).flatMap { try? ComposeDocument($0) }
    }
}
