public import Rules

extension KeyRing {
    /// What the head of the audit log is signed with, the current key first: derived from each key (HKDF-SHA-256, RFC 5869), so that
    /// neither can be told from the other.
    public var auditKeys: [Secret] {
        derivedKeys(info: "proxyguard:v1:audit-head")
    }
}
