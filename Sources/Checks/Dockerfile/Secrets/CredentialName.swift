/// Whether the name of a variable says that its value is a credential.
enum CredentialName {
    /// Words that say it wherever they stand, unless a word behind them takes it back.
    private static let strong: Set = [
        "password", "passwd", "pword", "passphrase", "passcode", "secret", "secrets", "token", "credential",
        "credentials", "apikey", "accesskey", "secretkey", "privatekey", "authtoken", "apitoken", "accesstoken", "psw",
        "pwd", "pass",
    ]
    /// Ends of words that are written together: `PGPASSWORD`.
    private static let ends = ["password", "passwd", "passphrase", "secret", "token", "apikey"]
    /// Words before `key` with which it is a credential wherever the two stand.
    private static let keys: Set = ["api", "access", "secret", "private", "signing", "encryption", "master"]
    /// Words before a last `key` with which it is none.
    private static let harmlessKeys: Set = [
        "public", "pub", "hosts", "keyboard", "alias", "id", "gpg", "pgp", "apt", "repo", "rpm", "primary", "foreign",
        "partition", "sort", "cache", "registry", "publishable", "host", "verification", "release", "object", "map",
        "hot", "shortcut", "group", "index", "site", "row", "routing", "dedup", "idempotency",
    ]
    /// Words behind the one that says it: what the value is instead.
    private static let trailers: Set = [
        "file", "files", "path", "dir", "directory", "folder", "version", "mode", "name", "names", "alias", "enabled",
        "enable", "disabled", "ttl", "expiry", "expires", "expiration", "expire", "url", "uri", "type", "id", "len",
        "length", "size", "endpoint", "host", "port", "header", "prefix", "suffix", "algorithm", "alg", "min", "max",
        "policy", "format", "provider", "issuer", "audience", "scope", "manager", "server", "service", "username",
        "user", "backend", "store", "mount", "count", "limit", "required", "timeout", "lifetime", "duration", "age",
        "interval", "regex", "pattern", "rotation", "arn", "ref", "source", "cmd", "command", "location", "storage",
        "method", "strategy", "domain", "label", "class", "through", "kind", "generator", "bits", "field", "cookie",
    ]
    /// First words that make it a switch.
    private static let switches: Set = [
        "enable", "disable", "use", "allow", "skip", "is", "has", "no", "require", "requires", "validate", "max", "min",
        "num", "with", "show", "hide", "generate", "public",
    ]

    static func isSecret(_ name: String) -> Bool {
        let words = words(of: name)
        guard let first = words.first, words.count == 1 || !switches.contains(first), !words.contains("public") else {
            return false
        }
        // The one identifier that is half of a credential.
        if words.suffix(3) == ["access", "key", "id"] { return true }
        guard let place = words.indices.last(where: { isStrong(at: $0, of: words) }) else { return false }
        return !words[(place + 1)...].contains { trailers.contains($0) }
    }

    private static func isStrong(at place: Int, of words: [String]) -> Bool {
        let word = words[place]
        let isLast = place + 1 == words.count
        switch word {
        case "pwd": return words.count > 1
        case "auth": return isLast && words.count > 1
        case "key":
            let before = place > 0 ? words[place - 1] : ""
            return keys.contains(before) || isLast && !harmlessKeys.contains(before)
        default: return strong.contains(word) || ends.contains { word.hasSuffix($0) }
        }
    }

    /// The words of a name, lower-case: `awsSecretKey`, `AWS_SECRET_KEY` and `aws-secret-key` have the same ones.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var current = ""
        var previous: Unicode.Scalar?
        for scalar in name.unicodeScalars {
            let isLetterOrDigit = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            let beginsWord =
                !isLetterOrDigit
                || (("A"..."Z").contains(scalar) && previous.map { ("a"..."z").contains($0) } ?? false)
            if beginsWord, !current.isEmpty {
                words.append(current.lowercased())
                current = ""
            }
            if isLetterOrDigit { current.unicodeScalars.append(scalar) }
            previous = scalar
        }
        if !current.isEmpty { words.append(current.lowercased()) }
        // `TOKEN2` and `TOKEN_2` are tokens.
        return words.map { String($0.reversed().drop { $0.isNumber }.reversed()) }.filter { !$0.isEmpty }
    }
}
