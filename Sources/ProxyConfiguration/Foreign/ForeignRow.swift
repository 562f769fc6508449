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
        // What will stand there nobody knows yet; of a secret that alone is of interest.
        guard !assignment.written.isTemplate || setting.isSecret,
            let written = conversion.converted(assignment.written)
        else { return }
        var entry = Section.Entry(
            name: assignment.name, keyRange: assignment.nameRange, written: written, value: nil)
        // What is left empty is not set; where it stands is known.
        if written.text?.isEmpty != true {
            let (value, mismatches) = setting.read(written)
            entry.value = value
            problems += mismatches.map { Problem($0, key: setting.key, name: assignment.name) }
        } else {
            entry.value = section.standards?[setting.key] ?? setting.anyStandard
        }
        section.entries[setting.key, default: []].append(entry)
    }
}
