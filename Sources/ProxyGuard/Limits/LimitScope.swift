/// Who is counted together.
public enum LimitScope: String, CaseIterable, Hashable, Sendable {
    case global
    case address
    case token
    case project
}
