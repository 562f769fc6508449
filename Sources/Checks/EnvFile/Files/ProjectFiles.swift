/// The files of a project that environment variables are set or read in, by their paths.
struct ProjectFiles: Sendable {
    struct Source: Sendable {
        let path: String
        let language: SourceLanguage
    }

    private(set) var sources: [Source] = []
    /// Environment files, those without values too.
    private(set) var envFiles: [String] = []
    private(set) var composeFiles: [String] = []
    /// Files that name the libraries of the project.
    private(set) var manifests: [String] = []
    /// Whether there was more than is looked at.
    private(set) var isComplete = true

    private static let folderLimit = 4000
    private static let fileLimit = 20_000
    /// What others wrote, or a program did.
    private static let skipped: Set = [
        ".git", "node_modules", "bower_components", "vendor", "third_party", "site-packages", ".venv", "venv",
        "__pycache__", ".tox", ".next", ".nuxt", ".terraform", ".gradle", ".idea", ".build", "Pods", "dist", "target",
        "coverage", ".yarn", ".mypy_cache", ".pytest_cache",
    ]

    init(in surroundings: Surroundings) {
        var pending = [surroundings.root]
        var folders = 0
        while let folder = pending.popLast() {
            folders += 1
            guard folders <= Self.folderLimit, sources.count <= Self.fileLimit else {
                isComplete = false
                return
            }
            // The order of a folder's names depends on the disk.
            let below = surroundings.folders(in: folder)
            for name in surroundings.names(in: folder).sorted(by: >) where !Self.skipped.contains(name) {
                let path = FolderPath.join(folder, name)
                if below.contains(name) { pending.append(path) } else { add(name, path) }
            }
        }
    }

    private static let manifestNames: Set = [
        "package.json", "composer.json", "go.mod", "pyproject.toml", "Pipfile", "setup.py", "setup.cfg", "Gemfile",
        "pom.xml",
        "build.gradle", "build.gradle.kts", "Cargo.toml", "mix.exs", "Package.swift",
    ]

    private static func isManifest(_ name: String) -> Bool {
        manifestNames.contains(name) || name.hasPrefix("requirements") && name.hasSuffix(".txt")
            || name.hasSuffix(".csproj")
    }

    private mutating func add(_ name: String, _ path: String) {
        if Self.isManifest(name) { manifests.append(path) }
        if EnvFileName(path) != nil {
            envFiles.append(path)
        } else if let language = SourceLanguage(fileName: name) {
            if ComposeName.isComposeFile(path) { composeFiles.append(path) }
            sources.append(Source(path: path, language: language))
        } else if SourceLanguage.isScript(fileName: name) {
            sources.append(Source(path: path, language: .script))
        }
    }
}
