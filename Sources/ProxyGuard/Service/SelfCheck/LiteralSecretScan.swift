internal import ProxyConfiguration
internal import Rules

/// Looks for secrets in the configuration, the files beside it, and the environment; it tells where, never what.
struct LiteralSecretScan {
    /// Longer files beside the configuration are not looked at, in bytes.
    static let fileSizeLimit = 1 << 20
    /// Of more files than these the rest is not looked at.
    static let fileLimit = 200

    private let detector: Detector

    init(_ detector: Detector) { self.detector = detector }

    /// Something that a rule takes for a secret.
    struct Found {
        var rule: Rule
        var secret: Secret
        /// In bytes of the text.
        var range: Range<Int>
    }

    /// What a text has, guesses and trifles left out.
    func secrets(in bytes: [UInt8]) -> [Found] {
        detector.makeWorker().detect(in: bytes).candidates.compactMap { candidate in
            let rule = detector.rules.rules[candidate.rule]
            guard candidate.confidence >= .medium, rule.severity >= .medium else { return nil }
            return Found(rule: rule, secret: Secret(bytes[candidate.secret]), range: candidate.secret)
        }
    }

    /// Tells of what was found in the configuration itself, of the files beside it and of the environment.
    func add(_ found: [Found], to inspection: inout Inspection) {
        for item in found where !isTold(item.range, inspection) {
            inspection.tell(.literalSecret, "\(item.rule.name) (\(item.rule.id))", at: item.range)
        }
        addFiles(to: &inspection)
        addEnvironment(to: &inspection)
    }

    /// Whether the reader of the file has told of it already.
    private func isTold(_ range: Range<Int>, _ inspection: Inspection) -> Bool {
        inspection.configuration.problems.contains { $0.code == .literalSecret && $0.range.overlaps(range) }
    }

    private func addEnvironment(to inspection: inout Inspection) {
        // What a setting refers to is meant to be a secret.
        let expected = Set(
            SecretUse.all(in: inspection.configuration).compactMap { use -> String? in
                if case .environment(let name) = use.reference { name } else { nil }
            })
        for (name, value) in inspection.input.environment.sorted(by: { $0.key < $1.key }) where !expected.contains(name)
        {
            guard let first = secrets(in: Array("\(name)=\(value)\n".utf8)).first else { continue }
            inspection.tell(
                .straySecret, "the variable \(name) has a secret: \(first.rule.name) (\(first.rule.id))",
                path: SelfCheckFinding.environment)
        }
    }

    private func addFiles(to inspection: inout Inspection) {
        let path = inspection.input.path
        let folder = FileFacts.folder(of: path)
        guard let names = FileFacts.names(in: folder) else {
            inspection.notScanned.append(.init(what: folder, reason: "the folder cannot be read"))
            return
        }
        let expected = Set(expectedFiles(inspection).compactMap { FileFacts($0)?.identity })
        var count = 0
        for name in names {
            let path = "\(folder)/\(name)"
            guard let facts = FileFacts(path), facts.isRegular, !expected.contains(facts.identity) else { continue }
            count += 1
            guard count <= Self.fileLimit else {
                inspection.notScanned.append(.init(what: folder, reason: "it has more than \(Self.fileLimit) files"))
                return
            }
            guard let bytes = FileReading.bytes(path, limit: Self.fileSizeLimit) else {
                inspection.notScanned.append(.init(what: path, reason: "it cannot be read, or is longer than 1 MiB"))
                continue
            }
            for item in secrets(in: bytes) {
                let line = bytes[..<item.range.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
                inspection.tell(.straySecret, "\(item.rule.name) (\(item.rule.id))", path: path, line: line)
            }
        }
    }

    /// The configuration, which is told of by itself, and what is meant to hold secrets or is written by the proxy.
    private func expectedFiles(_ inspection: Inspection) -> [String] {
        let secrets = SecretUse.all(in: inspection.configuration).compactMap { use -> String? in
            if case .file(let path) = use.reference { path } else { nil }
        }
        let key = inspection.settings[TLSSettings.keyFile].map { [$0.text] } ?? []
        return [inspection.input.path] + secrets + key + DataFiles.paths(inspection)
    }
}
