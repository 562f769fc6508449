internal import Dockerfile
internal import ShellSyntax

/// A package of the operating system that an image ends up with.
struct ImagePackage {
    let name: String
    /// Where it stands in the file.
    let range: Range<Int>
    let command: PackageCommand
}

extension AuditedDockerfile {
    /// The packages that the images' stages install and do not remove.
    ///
    /// A removal whose packages are not known counts for all that its RUN has installed.
    var imagePackages: [ImagePackage] {
        let commands = packageCommands.filter {
            $0.tool.isSystem && $0.command.instruction.kind == .run && isInImage($0.command.instruction)
        }
        var removed: [PackageTool: Set<String>] = [:]
        /// Steps in which a manager removes what is not known.
        var open: [PackageTool: Set<Int>] = [:]
        var found: [[ImagePackage]] = []
        for command in commands.reversed() {
            let step = command.command.instruction.index
            if command.action == .remove {
                removed[command.tool, default: []].formUnion(command.packages.filter(\.isKnown).map(Self.name))
                if command.arguments.isOpen || command.packages.contains(where: { !$0.isKnown }) {
                    open[command.tool, default: []].insert(step)
                }
            }
            guard command.action == .install, open[command.tool]?.contains(step) != true else { continue }
            let gone = removed[command.tool] ?? []
            // `apk add --virtual .build-deps …` and `apk del .build-deps`
            let group = command.arguments.option("t", "virtual")?.value.flatMap(command.command.value(of:))
            guard !(group.map(gone.contains) ?? false) else { continue }
            found.append(
                command.packages.compactMap { package in
                    let name = Self.name(package)
                    guard package.isKnown, package.source == .repository, !gone.contains(name) else { return nil }
                    return ImagePackage(name: name, range: command.command.range(of: package.word), command: command)
                })
        }
        return found.reversed().flatMap { $0 }
    }

    /// The name without the architecture of Debian's packages.
    private static func name(_ package: PackageSpecification) -> String {
        let name = package.name.lowercased()
        return name.firstIndex(of: ":").map { String(name[..<$0]) } ?? name
    }
}
