internal import YAML

/// The names that environment files and services set: what the index of the sources is made for.
struct WantedNames: Sendable {
    private(set) var names: Set<String> = []
    /// Normal forms of the names, of their parts, and of what is left of them without a prefix.
    private(set) var marks: Set<UInt64> = []
    /// Names that compose files hand on without a value of their own.
    private(set) var passedOn: Set<String> = []

    /// The names that the environment files of a folder set.
    private(set) var byFolder: [String: Set<String>] = [:]
    /// Whether there were more than are looked for.
    private(set) var isComplete = true

    private static let countLimit = 5000

    init(of files: ProjectFiles, in surroundings: Surroundings) {
        for path in files.envFiles {
            guard let bytes = surroundings.file(path, limit: EnvFileAudit.sizeLimit) else { continue }
            let found = Set(EnvLines.settings(in: bytes).map(\.name))
            byFolder[FolderPath.parent(path), default: []].formUnion(found)
            for name in found { add(name) }
        }
        for folder in Set(files.composeFiles.map(FolderPath.parent)) {
            for service in surroundings.composeProjects(in: folder).flatMap(\.services) {
                for variable in ComposeVariable.all(in: service.own["environment"]) {
                    add(variable.name)
                    if variable.value == nil { passedOn.insert(variable.name) }
                }
            }
        }
    }

    private mutating func add(_ name: String) {
        guard !names.contains(name) else { return }
        guard names.count < Self.countLimit, name.utf8.count <= 128 else {
            isComplete = false
            return
        }
        names.insert(name)
        var rest = Array(name.utf8)[...]
        // A framework may put any number of words in front.
        for _ in 0..<4 {
            marks.insert(NormalName.mark(rest))
            guard let sign = rest.firstIndex(of: UInt8(ascii: "_")) else { break }
            rest = rest[(sign + 1)...]
        }
        for part in name.split(separator: "__") { marks.insert(NormalName.mark(part.utf8)) }
    }
}
