/// The lines that git gives to `pre-push` and `pre-receive` hooks (githooks(5)).
public struct PushedRef: Hashable, Sendable {
    /// What the ref is to become; nil when it is deleted.
    public var new: String?
    /// What the other side has; nil when the ref is new there.
    public var old: String?
    public var name: String

    /// - Parameter line: `local-ref local-id remote-ref remote-id`.
    public init?(prePushLine line: String) {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 4 else { return nil }
        (new, old, name) = (Self.id(words[1]), Self.id(words[3]), words[0])
    }

    /// - Parameter line: `old-id new-id ref`.
    public init?(preReceiveLine line: String) {
        let words = line.split(separator: " ", maxSplits: 2).map(String.init)
        guard words.count == 3 else { return nil }
        (old, new, name) = (Self.id(words[0]), Self.id(words[1]), words[2])
    }

    /// Nil for the id of nothing, which is all zeros.
    private static func id(_ text: String) -> String? { text.allSatisfy { $0 == "0" } ? nil : text }
}

extension PushedRef {
    /// What is to be scanned; nil for a deletion.
    public func target(_ kind: HookInstaller.Kind, remote: String?) -> Scan.Target? {
        guard let new else { return nil }
        // What the other side has already is not sent: the ref's old state, or of a new ref all that it is known to have.
        let known = kind == .preReceive ? "refs/heads/**" : "refs/remotes/\(remote ?? "*")/**"
        return .git(path: ".", bases: (old.map { [$0] } ?? []) + [known], branch: new, includesUnreachable: false)
    }
}
