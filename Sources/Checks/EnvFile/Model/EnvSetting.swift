internal import Rules

/// A name and the value that an environment file or a service gives it.
struct EnvSetting: Hashable {
    let name: String
    /// Without quotes; variables without a value stand as `${NAME}`.
    let value: String
    /// Where the name stands.
    let range: Range<Int>
    /// Whether it has no variable whose value comes from elsewhere.
    var isComplete = true
    /// The service of a compose file that gets it.
    var service: String?

    /// The password that stands in an address: `scheme://user:password@host`; nil if there is none.
    var addressPassword: String? {
        guard let scheme = value.range(ofText: "://") else { return nil }
        let authority = value[scheme.upperBound...].prefix { !"/?# ".contains($0) }
        guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else {
            return nil
        }
        let password = authority[authority.index(after: colon)..<at]
        return password.isEmpty ? nil : String(password)
    }

    /// The user that stands in an address.
    var addressUser: String? {
        guard let scheme = value.range(ofText: "://"), addressPassword != nil else { return nil }
        return String(value[scheme.upperBound...].prefix { $0 != ":" })
    }

    /// The password in it, whichever way it stands there: the value of a name that says so, or a part of an address.
    var credential: String? { addressPassword ?? (CredentialName.isSecret(name) && !value.isEmpty ? value : nil) }
}
