internal import Rules

/// Whether an environment file holds a credential, or only ports, addresses and switches.
enum EnvContent {
    /// An environment file is a page of names; what lies behind the first megabyte decides nothing.
    private static let longest = 1 << 20

    static func holdsCredential(_ content: UnsafeRawBufferPointer) -> Bool {
        UnsafeRawBufferPointer(rebasing: content.prefix(longest)).split { $0 == 0x0A || $0 == 0x0D }.contains { line in
            assignsCredential(UnsafeRawBufferPointer(rebasing: line))
        }
    }

    private static func assignsCredential(_ line: UnsafeRawBufferPointer) -> Bool {
        guard let first = line.first(where: { !ASCII.isSpace($0) }), first != UInt8(ascii: "#") else { return false }
        guard let sign = line.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }) else {
            return false
        }
        let value = unquoted(line, sign + 1..<line.count)
        guard !value.isEmpty else { return false }
        let bytes = UnsafeRawBufferPointer(rebasing: line[value])
        if holdsPassword(bytes) { return true }
        guard value.count >= 4, isSecretName(line[..<sign]), !Placeholder.isPlaceholder(bytes), !isSwitch(bytes) else {
            return false
        }
        let name = line[..<sign].lastIndex(where: ASCII.isName) ?? 0
        let match = ValueMatch(visible: line, secret: value, keyword: name)
        return SecretName.holdsSecrets(match) && !CodeLikeness.isCode(match)
    }

    /// Without blanks, quotes and a comment behind it.
    private static func unquoted(_ line: UnsafeRawBufferPointer, _ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, ASCII.isSpace(line[lower]) { lower += 1 }
        guard lower < upper else { return lower..<lower }
        let quote = line[lower]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let end = line[(lower + 1)..<upper].firstIndex(of: quote) ?? upper
            return lower + 1..<end
        }
        for index in lower..<upper where line[index] == UInt8(ascii: "#") {
            if index == lower || ASCII.isSpace(line[index - 1]) {
                upper = index
                break
            }
        }
        while upper > lower, ASCII.isSpace(line[upper - 1]) { upper -= 1 }
        return lower..<upper
    }

    /// `scheme://user:password@host` and `Server=…;Password=…`.
    private static func holdsPassword(_ value: UnsafeRawBufferPointer) -> Bool {
        let lowered = value.map(ASCII.lowercased)
        return lowered.withUnsafeBytes { lowered in
            var passwords: [Range<Int>] = []
            if let scheme = ByteSearch.first(of: "://", in: lowered) {
                let authority = lowered[(scheme + 3)...].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
                if let at = authority.lastIndex(of: UInt8(ascii: "@")),
                    let colon = authority[..<at].firstIndex(of: UInt8(ascii: ":"))
                {
                    passwords.append(colon + 1..<at)
                }
            }
            for name: StaticString in ["password=", "pwd=", "accountkey=", "accesskey="] {
                guard let at = ByteSearch.first(of: name, in: lowered) else { continue }
                let start = at + name.utf8CodeUnitCount
                let end = lowered[start...].firstIndex { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "&") }
                passwords.append(start..<(end ?? lowered.count))
            }
            return passwords.contains { password in
                !password.isEmpty && !Placeholder.isPlaceholder(UnsafeRawBufferPointer(rebasing: value[password]))
            }
        }
    }

    private static func isSecretName(_ name: Slice<UnsafeRawBufferPointer>) -> Bool {
        let lowered = name.map(ASCII.lowercased)
        return lowered.withUnsafeBytes { lowered in
            telling.contains { ByteSearch.contains(lowered, $0) }
                || lowered.split(whereSeparator: { !ASCII.isLetter($0) }).contains { word in
                    tellingWords.contains(String(decoding: word, as: UTF8.self))
                }
        }
    }

    private static let telling: [StaticString] = [
        "password", "passwd", "passphrase", "secret", "token", "apikey", "credential", "privatekey", "accesskey",
    ]
    private static let tellingWords: Set = ["pass", "pwd", "key", "pw", "salt", "pat", "dsn", "pepper"]

    private static func isSwitch(_ value: UnsafeRawBufferPointer) -> Bool {
        ["true", "false", "none", "null", "enabled", "disabled"].contains(
            String(decoding: value.map(ASCII.lowercased), as: UTF8.self))
    }
}
