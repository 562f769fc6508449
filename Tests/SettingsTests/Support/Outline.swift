import Settings

/// A tree in one line: `name=string`, `name=#number`, `name=!boolean`, `name=~` for null, `name{children}`,
/// `name(value){children}`, `name[elements]`.
enum Outline {
    static func of(_ text: String, _ format: SettingsFormat) throws(SettingsError) -> String {
        try of(SettingsFile(Array(text.utf8), format: format).documents)
    }

    static func of(_ settings: [Setting]) -> String { settings.map { of($0) }.joined(separator: ", ") }

    static func of(_ setting: Setting) -> String {
        let children = of(setting.children)
        switch setting.kind {
        case .sequence: return "\(setting.name)[\(children)]"
        case .mapping where setting.value.isEmpty: return "\(setting.name){\(children)}"
        case .mapping: return "\(setting.name)(\(setting.value)){\(children)}"
        case .string: return "\(setting.name)=\(setting.value)" + (children.isEmpty ? "" : "{\(children)}")
        case .number: return "\(setting.name)=#\(setting.value)"
        case .boolean: return "\(setting.name)=!\(setting.value)"
        case .null: return "\(setting.name)=~"
        }
    }
}
