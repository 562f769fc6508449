/// Whether a captured value is a piece of program, a path, an address or a version, and not a literal.
package enum CodeLikeness {
    package static func isCode(_ match: ValueMatch) -> Bool {
        let value = match.value
        guard let first = value.first, let last = value.last else { return true }
        if isPathOrAddress(value, first) { return true }
        // Bytes of a program, not of a text.
        if value.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return true }
        if isUUIDShaped(value) { return false }
        if holdsEscapedLetter(value) || isDerived(value) || isValidation(value) || isConstantName(value) { return true }
        if beginsWithVersion(value) || endsWithVersion(value) { return true }
        if isNumberOrVersion(value) { return true }
        if hasFileExtension(value) { return true }
        // An unquoted value in front of a call, an index or a member is an expression; so is one that holds them.
        if !match.isQuoted {
            switch match.byteAfter {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "."): return true
            default: break
            }
            if value.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }) { return true }
            if isMemberAccess(value) { return true }
            if first == UInt8(ascii: "&") || first == UInt8(ascii: "*") || first == UInt8(ascii: "@") { return true }
            if last == UInt8(ascii: ";") || last == UInt8(ascii: "{") { return true }
        }
        // `%127[^:]`: what a program scans for.
        if contains(value, "[^"), contains(value, "%") { return true }
        return contains(value, "::") || contains(value, "->") || contains(value, "=>") || contains(value, "()")
    }

    /// `Has\u0142o`: text for people, in a language whose letters a properties or JSON file escapes.
    private static func holdsEscapedLetter(_ value: UnsafeRawBufferPointer) -> Bool {
        guard value.count >= 6 else { return false }
        return (0...(value.count - 6)).contains { at in
            guard value[at] == UInt8(ascii: "\\"), value[at + 1] | 0x20 == UInt8(ascii: "u") else { return false }
            let digits = value[(at + 2)..<(at + 6)]
            guard digits.allSatisfy(ASCII.isHex) else { return false }
            return !digits.starts(with: "00".utf8) || value[at + 4] >= UInt8(ascii: "8")
        }
    }

    /// What was made from a secret and does not give it back: a digest, a ciphertext.
    private static func isDerived(_ value: UnsafeRawBufferPointer) -> Bool {
        let marks: [StaticString] = [
            "hmac-sha", "sha1:", "sha256:", "sha512:", "encrypted$", "ENC[", "ENC(", "{cipher}",
        ]
        return marks.contains { starts(value, $0) }
    }

    /// `required|min:8|confirmed`, `min:16`: what a form demands of a value.
    private static func isValidation(_ value: UnsafeRawBufferPointer) -> Bool {
        let parts = value.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        let areDemands = parts.allSatisfy { part in
            let name = part.prefix { ASCII.isLower($0) || $0 == UInt8(ascii: "_") }
            guard name.count >= 3 else { return false }
            return name.count == part.count || part[name.endIndex] == UInt8(ascii: ":")
        }
        guard areDemands else { return false }
        let alone: [StaticString] = ["min:", "max:", "between:", "size:", "digits:"]
        return parts.count > 1 || alone.contains { starts(value, $0) }
    }

    /// `POSTGRES_SCRAM_SHA_256`: three words and more in capitals, digits only where a word ends.
    private static func isConstantName(_ value: UnsafeRawBufferPointer) -> Bool {
        let parts = value.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
        guard parts.count >= 3, value.count <= 64 else { return false }
        return parts.allSatisfy { part in
            let letters = part.prefix(while: ASCII.isUpper)
            let digits = part.dropFirst(letters.count)
            return !part.isEmpty && letters.count <= 12 && digits.count <= 5 && digits.allSatisfy(ASCII.isDigit)
        } && WordLikeness.score(value) > -8
    }

    private static func isPathOrAddress(_ value: UnsafeRawBufferPointer, _ first: UInt8) -> Bool {
        if contains(value, "://") { return true }
        if first == UInt8(ascii: "~") || starts(value, "./") || starts(value, "../") || starts(value, "\\\\") {
            return true
        }
        let slashes = value.count { $0 == UInt8(ascii: "/") }
        if first == UInt8(ascii: "/") {
            for root: StaticString in ["/etc/", "/usr/", "/var/", "/opt/", "/home/", "/tmp/", "/root/", "/run/"]
            where starts(value, root) { return true }
            // Base64 may begin with a slash; a path has words between its slashes.
            return slashes >= 2 ? WordLikeness.score(value) > 0 : !value.contains(where: ASCII.isDigit)
        }
        return slashes >= 1 && WordLikeness.readsLikeWords(value)
    }

    /// `config.apiKey`, `self.token`, `os.environ`, `this._secret`: identifiers joined by dots, words in them.
    private static func isMemberAccess(_ value: UnsafeRawBufferPointer) -> Bool {
        guard value.contains(UInt8(ascii: ".")) else { return false }
        var parts = 0
        for part in value.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            guard let first = part.first,
                ASCII.isLetter(first) || first == UInt8(ascii: "_") || first == UInt8(ascii: "$")
            else {
                return false
            }
            parts += 1
        }
        return parts > 1 && WordLikeness.score(value) > -4
    }

    private static func isUUIDShaped(_ value: UnsafeRawBufferPointer) -> Bool {
        guard value.count == 36 else { return false }
        return [8, 13, 18, 23].allSatisfy { value[$0] == UInt8(ascii: "-") }
    }

    private static func isNumberOrVersion(_ value: UnsafeRawBufferPointer) -> Bool {
        var digits = 0
        for byte in value {
            if ASCII.isDigit(byte) {
                digits += 1
            } else if byte != UInt8(ascii: "."), byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_"),
                byte != UInt8(ascii: ":"),
                byte != UInt8(ascii: "v"), byte != UInt8(ascii: ","), byte != UInt8(ascii: "/")
            {
                return false
            }
        }
        // Six digits and more in one run may be a PIN or a numeric password; with separators they are versions, dates, times.
        return digits < value.count || digits < 6
    }

    /// `1.13.1-alpha10-k8s`, `v2.0.0-rc.1`: a release or an image tag; `400.v35420b_922dcb_`: of a Jenkins plugin; `2.days`: a
    /// time; `16.times.map`: a loop.
    private static func beginsWithVersion(_ value: UnsafeRawBufferPointer) -> Bool {
        let number = value.prefix(while: ASCII.isDigit)
        let unit = value.dropFirst(number.count + 1)
        if !number.isEmpty, number.count < value.count, value[number.count] == UInt8(ascii: "."), unit.count >= 3 {
            if unit.allSatisfy({ ASCII.isLower($0) || $0 == UInt8(ascii: ".") }) { return true }
            if unit.first == UInt8(ascii: "v"), unit.dropFirst().allSatisfy({ ASCII.isHex($0) || $0 == 0x5F }) {
                return true
            }
        }
        var rest = value[(value.first == UInt8(ascii: "v") ? 1 : 0)...]
        for _ in 0..<2 {
            let digits = rest.prefix(while: ASCII.isDigit)
            guard (1...4).contains(digits.count), rest.dropFirst(digits.count).first == UInt8(ascii: ".") else {
                return false
            }
            rest = rest.dropFirst(digits.count + 1)
        }
        let digits = rest.prefix(while: ASCII.isDigit)
        guard (1...6).contains(digits.count) else { return false }
        let next = rest.dropFirst(digits.count).first
        return next == nil || next == UInt8(ascii: "-") || next == UInt8(ascii: ".") || next == UInt8(ascii: "+")
            || ASCII.isLetter(next ?? 0)
    }

    /// `jackson-core-2.15.3`: a package and its version. Words are in front, two points at least in the version.
    private static func endsWithVersion(_ value: UnsafeRawBufferPointer) -> Bool {
        guard let dash = value.lastIndex(of: UInt8(ascii: "-")), dash > 0 else { return false }
        let parts = value[(dash + 1)...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count >= 3, parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(ASCII.isDigit) }) else {
            return false
        }
        return WordLikeness.readsLikeWords(UnsafeRawBufferPointer(rebasing: value[..<dash]))
    }

    private static func hasFileExtension(_ value: UnsafeRawBufferPointer) -> Bool {
        guard let dot = value.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return false }
        let tail = String(decoding: value[(dot + 1)...].map(ASCII.lowercased), as: UTF8.self)
        return fileExtensions.contains(tail)
    }

    private static let fileExtensions: Set<String> = [
        "aar", "apk", "bak", "bin", "bz2", "c", "cc", "cer", "cert", "cfg", "conf", "cpp", "crt", "cs", "css", "csr",
        "csv", "der", "ejs", "env", "gif",
        "dat", "db", "deb", "dll", "ear", "exe", "go", "gpg", "gradle", "ipynb", "jar", "jks",
        "gz", "h", "html", "ico", "ini", "java", "jpg", "js", "json", "jsx", "key", "kt", "lock", "log", "md",
        "mjs", "p12",
        "pdf", "pem", "pfx", "php", "png", "proto", "ps1", "pub", "py", "rb", "rs", "rst", "scss", "sh", "sql", "svg",
        "sqlite", "swift", "tgz", "war", "whl",
        "tar", "tf", "toml", "ts", "tsx", "txt", "vue", "xml", "yaml", "yml", "zip", "com", "org", "net", "io", "local",
    ]

    private static func starts(_ value: UnsafeRawBufferPointer, _ prefix: StaticString) -> Bool {
        value.starts(with: UnsafeRawBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
    }

    private static func contains(_ value: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
        ByteSearch.contains(value, text)
    }
}

/// Short literals in short values.
package enum ByteSearch {
    package static func contains(_ value: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
        first(of: text, in: value) != nil
    }

    /// The offset of the first occurrence.
    package static func first(of text: StaticString, in value: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
        let length = text.utf8CodeUnitCount
        guard value.count >= start + length else { return nil }
        let literal = UnsafeRawBufferPointer(start: text.utf8Start, count: length)
        for offset in start...(value.count - length)
        where value[offset] == literal[0] && value[offset..<(offset + length)].elementsEqual(literal) {
            return offset
        }
        return nil
    }
}
