/// What COPY, ADD and WORKDIR do with paths.
enum HadolintCopyRules {
    static let all: [HadolintRule] = [
        .each("DL3000", .error, "WORKDIR depends on the directory before it") { content in
            if case .workdir(let path) = content { !isAbsolute(path) } else { false }
        },
        .lines("DL3010", .info, "COPY and RUN unpack an archive; ADD does it in one step") {
            HadolintArchives($0).unpacked
        },
        .each("DL3020", .error, "ADD does more than COPY, which is enough for files and folders") { content in
            guard case .add(let sources) = content else { return false }
            return !sources.allSatisfy { source in
                let path = source.withoutQuotes
                return HadolintArchives.isArchive(path) || path.hasPrefix("https://") || path.hasPrefix("http://")
            }
        },
        .each("DL3021", .error, "COPY of several files needs a folder, which ends with a slash") { content in
            guard case .copy(let sources, let destination, _) = content else { return false }
            return sources.count > 1 && !destination.withoutQuotes.hasSuffix("/")
        },
        .fold("DL3045", .warning, "COPY goes to a relative path and no WORKDIR is set", from: HadolintStageFlag()) {
            isSet, content in
            switch content {
            case .from(let image): isSet.enter(image)
            case .workdir: isSet.set()
            case .copy(_, let destination, _): return !isSet.value && !isAbsolute(destination)
            default: break
            }
            return false
        },
        .each("DL3067", .warning, "COPY takes everything that another stage holds") { content in
            guard case .copy(let sources, let destination, .some) = content else { return false }
            return destination.withoutQuotes == "/" && sources.contains { $0.withoutQuotes == "/" }
        },
    ]

    /// `/path`, `C:path`, or a variable.
    static func isAbsolute(_ path: String) -> Bool {
        let path = path.withoutQuotes
        if path.hasPrefix("/") || path.hasPrefix("$") { return true }
        return path.first?.isLetter ?? false && path.dropFirst().first == ":"
    }
}

extension String {
    /// Without quotation marks at both ends, however many.
    var withoutQuotes: Substring {
        var text = self[...]
        while let first = text.first, first == "\"" || first == "'" { text.removeFirst() }
        while let last = text.last, last == "\"" || last == "'" { text.removeLast() }
        return text
    }
}

/// Whether something was done in a stage, or in the one that it begins with.
struct HadolintStageFlag {
    /// Nil before the first FROM.
    private var stage: String?
    private var values: [String?: Bool] = [:]

    var value: Bool { values[stage] ?? false }

    mutating func enter(_ image: HadolintImage) {
        stage = image.stageName
        values[stage] = values[image.name] ?? false
    }

    mutating func set() { values[stage] = true }
}
