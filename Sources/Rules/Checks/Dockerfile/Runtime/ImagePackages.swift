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
            $0.manager.isSystem && $0.command.instruction.kind == .run && isInImage($0.command.instruction)
        }
        return commands.enumerated().flatMap { place, command -> [ImagePackage] in
            guard command.action == .install else { return [] }
            let removals = commands[(place + 1)...].filter { $0.action == .remove && $0.manager == command.manager }
            let removed = Set(removals.flatMap { $0.packages.filter(\.isKnown).map { Self.name($0) } })
            let isAllRemoved = removals.contains { removal in
                removal.command.instruction.index == command.command.instruction.index
                    && (removal.arguments.isOpen || removal.packages.contains { !$0.isKnown })
            }
            // `apk add --virtual .build-deps …` and `apk del .build-deps`
            let group = command.arguments.option("t", "virtual")?.value.flatMap(command.command.value(of:))
            guard !isAllRemoved, !(group.map(removed.contains) ?? false) else { return [] }
            return command.packages.compactMap { package in
                let name = Self.name(package)
                guard package.isKnown, package.source == .repository, !removed.contains(name) else { return nil }
                return ImagePackage(name: name, range: command.command.range(of: package.word), command: command)
            }
        }
    }

    /// The name without the architecture of Debian's packages.
    private static func name(_ package: PackageSpecification) -> String {
        let name = package.name.lowercased()
        return name.firstIndex(of: ":").map { String(name[..<$0]) } ?? name
    }
}
