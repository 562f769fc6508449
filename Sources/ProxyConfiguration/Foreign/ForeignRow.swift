/// A setting of another system, and which of ours it is.
struct ForeignRow: Sendable {
    let name: String
    let setting: any SettingDeclaration
    let conversion: Conversion

    init(_ name: String, _ setting: any SettingDeclaration, _ conversion: Conversion = .none) {
        self.name = name
        self.setting = setting
        self.conversion = conversion
    }

    /// Adds what an assignment says.
    func add(_ assignment: Assignment, to section: inout Section, _ problems: inout [Problem]) {
        let assigned = assignment.written.resolvingFallback
        var entry = Section.Entry(name: assignment.name, keyRange: assignment.nameRange, written: assigned)
        // What will stand there nobody knows yet; of a secret that alone is of interest.
        if setting.isSecret || !assigned.isTemplate && !assigned.isReference {
            let port = (section.standards?[ListenerSettings.data.key] as? ListenAddress)?.port
            guard let written = conversion.converted(assigned, port: port) else { return }
            entry.written = written
            if written.text?.isEmpty == true {
                // What is left empty is not set; where it stands is known. A default of ours is not one of theirs.
                let isNothing = setting.standardText == nil
                entry.value = section.standards?[setting.key] ?? (isNothing ? setting.anyStandard : nil)
            } else {
                problems += entry.read(setting).map { Problem($0, key: setting.key, name: assignment.name) }
            }
        }
        section.entries[setting.key, default: []].append(entry)
    }
}
