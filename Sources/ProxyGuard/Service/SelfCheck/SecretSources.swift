internal import ProxyConfiguration
internal import Rules

/// Whether every secret that the configuration refers to is there, of the right form, and nobody else's.
enum SecretSources {
    /// Longer files are no secrets, in bytes.
    private static let sizeLimit = 64 << 10

    static func add(to inspection: inout Inspection) {
        var values: [(use: SecretUse, value: Secret)] = []
        for use in SecretUse.all(in: inspection.configuration) {
            guard let value = value(of: use, &inspection) else { continue }
            values.append((use, value))
            judge(value, use, &inspection)
        }
        compare(values, &inspection)
        addAges(to: &inspection)
    }

    // MARK: Sources

    /// The secret without line breaks at its end; nil where it is not there, or nobody may know it yet.
    private static func value(of use: SecretUse, _ inspection: inout Inspection) -> Secret? {
        let bytes: [UInt8]
        switch use.reference {
        case .environment(let name):
            guard let value = inspection.input.environment[name] else {
                inspection.tell(.missing, "\(use.label): the variable \(name) is not set", at: use.range)
                return nil
            }
            bytes = Array(value.utf8)
        case .file(let path):
            guard let content = content(of: path, use, &inspection) else { return nil }
            bytes = content
        case .program(let words):
            judge(program: words, use, &inspection)
            return nil
        // The rule about literals tells of it.
        case .literal: return nil
        }
        let value = bytes.reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed()
        guard !value.isEmpty else {
            inspection.tell(.missing, "\(use.label): the secret is empty", at: use.range)
            return nil
        }
        return Secret(value)
    }

    private static func content(of path: String, _ use: SecretUse, _ inspection: inout Inspection) -> [UInt8]? {
        guard let facts = FileFacts(path), facts.isRegular else {
            let what = FileFacts(path) == nil ? "there is no file \(path)" : "\(path) is no regular file"
            inspection.tell(.missing, "\(use.label): \(what)", at: use.range)
            return nil
        }
        if facts.isOpenToOthers, !isMounted(path, facts) {
            let message = "\(use.label): \(path) has mode \(facts.modeText), and 0600 is the most"
            inspection.tell(.secretFileMode, message, at: use.range)
        }
        if facts.owner != inspection.input.process.effectiveUserID, !isMounted(path, facts) {
            let message = "\(use.label): \(path) belongs to another user, number \(facts.owner)"
            inspection.tell(.secretFileMode, message, at: use.range)
        }
        if FileFacts.isReplaceable(path) {
            let message = "\(use.label): others can put another file in the place of \(path)"
            inspection.tell(.secretFileMode, message, at: use.range)
        }
        guard let content = FileReading.bytes(path, limit: sizeLimit) else {
            inspection.tell(.missing, "\(use.label): \(path) cannot be read, or is longer than 64 KiB", at: use.range)
            return nil
        }
        return content
    }

    /// What orchestrators and systemd mount belongs to root, who does not know the program's user; others are kept out by the mount.
    static func isMounted(_ path: String, _ facts: FileFacts) -> Bool {
        ["/run/secrets/", "/run/credentials/"].contains { path.hasPrefix($0) } && !path.contains("/../")
            && facts.owner == 0 && [0o400, 0o440, 0o444].contains(facts.mode)
    }

    /// Arguments are not quoted: some programs are given secrets there.
    private static func judge(program words: [String], _ use: SecretUse, _ inspection: inout Inspection) {
        let program = words.first ?? ""
        guard inspection.input.allowsPrograms else {
            return inspection.tell(.programs, "\(use.label) comes from a program, which is not allowed", at: use.range)
        }
        guard program.hasPrefix("/") else {
            return inspection.tell(.programs, "\(use.label): the program is not named from the root", at: use.range)
        }
        guard let facts = FileFacts(program), facts.isRegular, facts.mode & 0o111 != 0 else {
            return inspection.tell(.programs, "\(use.label): there is no program \(program)", at: use.range)
        }
        if facts.isWritableByOthers || FileFacts.isReplaceable(program) {
            inspection.tell(.programs, "\(use.label): others can write to \(program)", at: use.range)
        }
    }

    // MARK: Forms

    private static func judge(_ value: Secret, _ use: SecretUse, _ inspection: inout Inspection) {
        switch use.key {
        case ManagementSettings.tokenHash.key, ManagementSettings.nextTokenHash.key:
            if let problem = problem(ofHash: value) {
                inspection.tell(.weakManagementToken, "\(use.label): \(problem)", at: use.range)
            }
        case MetricsSettings.tokenHash.key:
            if let problem = problem(ofHash: value) {
                inspection.tell(.unparsableSecret, "\(use.label): \(problem)", at: use.range)
            }
        case EncryptionSettings.key.key, EncryptionSettings.previousKeys.key:
            if let problem = problem(ofKey: value) {
                inspection.tell(.unparsableSecret, "\(use.label): \(problem)", at: use.range)
            }
        case UpstreamSettings.credential.key:
            if !value.revealed.allSatisfy({ (0x21...0x7E).contains($0) }) {
                let message = "\(use.label): it has blanks or other bytes that no header may have"
                inspection.tell(.unparsableSecret, message, at: use.range)
            } else if !isLocal(use.host),
                let problem = PlaceholderKey.problem(of: value)
            {
                inspection.tell(.placeholderKey, "\(use.label): \(problem)", at: use.range)
            }
        default: break
        }
    }

    /// Model servers of this machine want no key, and are given a word.
    private static func isLocal(_ host: String?) -> Bool {
        guard let host else { return false }
        return host == "localhost" || host.hasSuffix(".localhost") || IPAddress(host)?.isLoopback ?? false
    }

    private static func problem(ofHash value: Secret) -> String? {
        let prefix = Array("sha256:".utf8)
        let bytes = value.revealed
        let digits = bytes.dropFirst(prefix.count)
        guard bytes.starts(with: prefix), digits.count == 64, digits.allSatisfy(isHexDigit) else {
            return "it is no hash, sha256: and 64 hexadecimal digits in lower case"
        }
        return guessable.contains(Array(digits)) ? "it is the hash of a word that everybody tries first" : nil
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    /// Hashes, in hexadecimal digits, of what manuals and lists of passwords begin with.
    private static let guessable: Set<[UInt8]> = {
        let words = [
            "", "admin", "changeme", "change-me", "password", "secret", "test", "token", "management", "proxyguard",
            "1234", "123456", "sk-" + "1234", "pgm_", "management-token", "your-token-here",
        ]
        let digits = Array("0123456789abcdef".utf8)
        return Set(
            (words + words.map { $0 + "\n" }).map { word in
                SHA256.hash(word.utf8).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
            })
    }()

    /// The base64 text of 32 bytes is 43 characters and one that fills up. Source: RFC 4648, section 4
    private static func problem(ofKey value: Secret) -> String? {
        let bytes = value.revealed
        guard bytes.count == 44, bytes.last == UInt8(ascii: "="), bytes.dropLast().allSatisfy(isBase64) else {
            return "it is no key, the base64 of 32 bytes"
        }
        return Set(bytes).count < 12 ? "it repeats a few characters" : nil
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
    }

    // MARK: Several

    private static func compare(_ values: [(use: SecretUse, value: Secret)], _ inspection: inout Inspection) {
        var owners: [Secret: SecretUse] = [:]
        for (use, value) in values where use.key == UpstreamSettings.credential.key {
            guard let first = owners[value] else {
                owners[value] = use
                continue
            }
            // Where the references are the same, the rule about the file tells of it.
            guard first.host != use.host, first.reference != use.reference else { continue }
            inspection.tell(.sharedUpstreamKey, "\(use.label) is the key of another host too", at: use.range)
        }
        let hashes = values.filter { $0.use.key == ManagementSettings.tokenHash.key }.map(\.value)
        for (use, value) in values where use.key == ManagementSettings.nextTokenHash.key && hashes.contains(value) {
            inspection.tell(
                .weakManagementToken, "the next management token is the present one: nothing is rotated", at: use.range)
        }
    }

    /// From four fifths of its age on a key is told; past all of it the rule about the file does.
    private static func addAges(to inspection: inout Inspection) {
        let today = Day(secondsSince1970: inspection.input.process.now)
        for upstream in inspection.configuration.upstreams {
            guard let answer = upstream.answer(UpstreamSettings.createdAt), let created = answer.value else { continue }
            let (age, most) = (today.number - created.number, upstream[UpstreamSettings.maximumAge])
            guard age <= most, age * 5 >= most * 4, most > 0 else { continue }
            inspection.tell(
                .keyAge, "the key is \(age) days old, \(most) are allowed",
                at: upstream.place(of: UpstreamSettings.createdAt))
        }
    }
}
