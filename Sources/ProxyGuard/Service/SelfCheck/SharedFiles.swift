internal import ProxyConfiguration

/// Whether each file that the proxy writes is one of its own: what writes to another's file destroys it.
enum SharedFiles {
    private struct Use {
        var path: String
        /// Such as `audit.file`.
        var label: String
        /// Where it is written; nil of the configuration itself.
        var range: Range<Int>?
        var isWritten: Bool
    }

    static func add(to inspection: inout Inspection) {
        var first: [FilePlace: Use] = [:]
        for use in uses(inspection) {
            let place = FilePlace(use.path)
            guard let other = first[place] else {
                first[place] = use
                continue
            }
            guard use.isWritten || other.isWritten, use.label != other.label else { continue }
            let message = "\(use.label): \(use.path) is the file of \(other.label)"
            if let range = use.range ?? other.range { inspection.tell(.sharedFile, message, at: range) }
        }
    }

    /// What is written comes first, so that it is told where something else is named the same.
    private static func uses(_ inspection: Inspection) -> [Use] {
        let settings = inspection.settings
        var uses = DataFiles.written(inspection).map { file in
            Use(
                path: file.path, label: file.setting.key, range: settings.place(of: file.setting), isWritten: true)
        }
        uses.append(Use(path: inspection.input.path, label: "the configuration", range: nil, isWritten: false))
        for setting in [TLSSettings.certificateFile, TLSSettings.keyFile] {
            guard let path = settings[setting]?.text else { continue }
            uses.append(
                Use(path: path, label: setting.key, range: settings.place(of: setting), isWritten: false))
        }
        for item in settings[GuardSettings.promptRules].items {
            uses.append(
                Use(
                    path: item.value.text, label: GuardSettings.promptRules.key,
                    range: item.range ?? settings.place(of: GuardSettings.promptRules), isWritten: false))
        }
        for use in SecretUse.all(in: inspection.configuration) {
            guard case .file(let path) = use.reference else { continue }
            uses.append(Use(path: path, label: use.label, range: use.range, isWritten: false))
        }
        return uses
    }
}
