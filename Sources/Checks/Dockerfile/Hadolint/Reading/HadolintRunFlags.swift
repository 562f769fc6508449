internal import Dockerfile

/// The flags of RUN; two of them are the same whatever their order.
struct HadolintRunFlags: Hashable {
    /// `--mount`, with the second names of its keys replaced.
    struct Mount: Hashable {
        let type: String
        let fields: [String: String]
    }

    let mounts: Set<Mount>
    let network: String?
    let security: String?

    init(_ instruction: Instruction) {
        mounts = Set(
            instruction.mounts.map { mount in
                var fields: [String: String] = [:]
                for field in mount.fields where field.key != "type" {
                    let value = field.value?.value ?? "true"
                    switch field.key {
                    case "readonly": fields["readonly"] = value.lowercased()
                    case "readwrite": fields["readonly"] = value.lowercased() == "true" ? "false" : "true"
                    default: fields[field.key] = value
                    }
                }
                return Mount(type: mount.type, fields: fields)
            })
        network = instruction.flag("network")?.value?.value
        security = instruction.flag("security")?.value?.value
    }

    /// Whether something that does not stay in the image is mounted at a path with this in it.
    func keepOut(_ path: String) -> Bool {
        mounts.contains { mount in
            (mount.type == "cache" || mount.type == "tmpfs") && mount.fields["target"]?.contains(path) ?? false
        }
    }
}
