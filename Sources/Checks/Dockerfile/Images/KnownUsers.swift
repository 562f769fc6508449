internal import Dockerfile
internal import Rules

/// Images that are known to run without rights.
enum KnownUsers {
    static func isUnprivileged(_ image: ImageReference) -> Bool {
        let repository = image.repository.lowercased()
        let tag = image.tag?.lowercased() ?? ""
        if tag.contains("nonroot") || tag.contains("rootless") || repository.hasSuffix("-unprivileged") { return true }
        if tag.contains("unprivileged") { return true }
        switch image.registry?.lowercased() {
        case "cgr.dev": return repository.hasPrefix("chainguard/") && !tag.hasSuffix("-dev-root")
        case nil, "docker.io": return repository.hasPrefix("bitnami/") || repository.hasPrefix("bitnamilegacy/")
        default: return false
        }
    }
}
