internal import ProxyConfiguration
internal import Rules

/// Whether what the proxy keeps, and what it is told by, is closed to others.
enum DataFiles {
    /// Something that is kept, and the setting that says where.
    private struct Kept {
        var path: String
        var setting: any SettingDeclaration
        /// What is told where others can reach it.
        var rule: StartupRule
    }

    static func add(to inspection: inout Inspection) {
        judgeConfiguration(&inspection)
        var folders: Set<String> = []
        for kept in kept(inspection) {
            let range = inspection.settings.place(of: kept.setting)
            let folder = FileFacts.folder(of: kept.path)
            if folders.insert(folder).inserted { judge(folder: folder, kept, at: range, &inspection) }
            judge(file: kept.path, kept.rule, at: range, &inspection)
        }
    }

    /// The files that the proxy writes, the store with those that SQLite puts beside it.
    static func paths(_ inspection: Inspection) -> [String] { kept(inspection).map(\.path) }

    /// Everything that the proxy may write, and the setting that says where.
    static func written(_ inspection: Inspection) -> [(path: String, setting: any SettingDeclaration)] {
        var files = kept(inspection).map { (path: $0.path, setting: $0.setting) }
        for kept in kept(inspection) {
            switch kept.setting.key {
            case StoreSettings.address.key where !kept.path.hasSuffix("-wal") && !kept.path.hasSuffix("-shm"):
                files.append((kept.path + "-journal", kept.setting))
            // The state of the chain, and the file that comes next.
            case AuditSettings.file.key:
                for suffix in [".head", ".next"] { files.append((kept.path + suffix, kept.setting)) }
            default: break
            }
        }
        return files
    }

    private static func kept(_ inspection: Inspection) -> [Kept] {
        let settings = inspection.settings
        var kept: [Kept] = []
        if case .sqlite(let address) = settings[StoreSettings.address] {
            let path = absolute(String(address.prefix { $0 != "?" }), inspection)
            for suffix in ["", "-wal", "-shm"] {
                kept.append(Kept(path: path + suffix, setting: StoreSettings.address, rule: .fileMode))
            }
        }
        if settings[AuditSettings.isEnabled] {
            let path = settings[AuditSettings.file].text
            kept.append(Kept(path: path, setting: AuditSettings.file, rule: .fileMode))
        }
        if let file = settings[LoggingSettings.file] {
            kept.append(Kept(path: file.text, setting: LoggingSettings.file, rule: .logFileMode))
        }
        return kept
    }

    private static func absolute(_ path: String, _ inspection: Inspection) -> String {
        path.hasPrefix("/") ? path : inspection.input.process.workingDirectory + "/" + path
    }

    private static func judge(folder: String, _ kept: Kept, at range: Range<Int>, _ inspection: inout Inspection) {
        guard let facts = FileFacts(folder), facts.isFolder else {
            return inspection.tell(.dataDirectory, "\(kept.setting.key): there is no folder \(folder)", at: range)
        }
        judge(facts, folder, kept.rule, most: "0700", at: range, &inspection)
        if !FileFacts.isWritable(folder) {
            inspection.tell(.dataDirectory, "\(kept.setting.key): the program may not write to \(folder)", at: range)
        }
    }

    private static func judge(
        file path: String, _ rule: StartupRule, at range: Range<Int>, _ inspection: inout Inspection
    ) {
        guard let facts = FileFacts(path) else { return }
        judge(facts, path, rule, most: "0600", at: range, &inspection)
    }

    private static func judge(
        _ facts: FileFacts, _ path: String, _ rule: StartupRule, most: String, at range: Range<Int>,
        _ inspection: inout Inspection
    ) {
        if facts.isOpenToOthers {
            inspection.tell(rule, "\(path) has mode \(facts.modeText), and \(most) is the most", at: range)
        }
        if facts.owner != inspection.input.process.effectiveUserID {
            inspection.tell(
                .dataDirectoryOwner, "\(path) belongs to another user, number \(facts.owner)", at: range)
        }
    }

    /// Whoever may write to the configuration decides where keys are sent.
    private static func judgeConfiguration(_ inspection: inout Inspection) {
        let path = inspection.input.path
        guard let facts = FileFacts(path) else { return }
        if facts.isWritableByOthers {
            inspection.tell(.fileMode, "others can write to it: mode \(facts.modeText)", path: path)
        } else if FileFacts.isReplaceable(path) {
            inspection.tell(.fileMode, "others can put another file in its place", path: path)
        }
    }
}
