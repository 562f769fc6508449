/// Why management cannot listen; one line.
public enum ManagementServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Something that is no socket stands at the path.
    case notASocket(String)
    /// Another program listens at the path.
    case inUse(String)
    /// A call of the operating system failed.
    case unusable(String, why: String)

    public var description: String {
        switch self {
        case .notASocket(let path): "\(path): something that is no socket stands there; move it or name another path"
        case .inUse(let path): "\(path): another program listens there; stop it or name another path"
        case .unusable(let address, let why): "\(address): management cannot listen: \(why)"
        }
    }
}
