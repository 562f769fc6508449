/// The kinds of git objects.
enum ObjectKind: UInt8, Sendable {
    case commit = 1
    case tree = 2
    case blob = 3
    case tag = 4
    /// A kind that nobody knows, or a delta whose base decides.
    case other = 0

    /// - Parameter packed: the number in a pack.
    init(packed: Int) { self = UInt8(exactly: packed).flatMap(ObjectKind.init(rawValue:)) ?? .other }

    init(name: String) {
        self =
            switch name {
            case "commit": .commit
            case "tree": .tree
            case "blob": .blob
            case "tag": .tag
            default: .other
            }
    }

    /// As it stands in front of an object that is hashed.
    var name: String {
        switch self {
        case .commit: "commit"
        case .tree: "tree"
        case .blob: "blob"
        case .tag: "tag"
        case .other: "object"
        }
    }
}
