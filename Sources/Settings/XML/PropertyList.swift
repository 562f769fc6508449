/// Property lists of Apple's systems: what stands in `<dict>` behind a `<key>` is its value.
///
/// Source: https://www.apple.com/DTDs/PropertyList-1.0.dtd
enum PropertyList {
    /// The tree of what the list holds, by the names of its keys; of another document the element as it is.
    ///
    /// - Parameter top: the top element.
    static func resolved(_ top: Setting) -> Setting {
        guard top.name == "plist", let content = elements(of: top).first else { return top }
        return value(content, name: top.name, nameRange: top.nameRange)
    }

    private static func value(_ element: Setting, name: String, nameRange: Range<Int>) -> Setting {
        switch element.name {
        case "dict":
            Setting(
                name: name, nameRange: nameRange, valueRange: element.valueRange, kind: .mapping,
                children: members(of: element))
        case "array":
            Setting(
                name: name, nameRange: nameRange, valueRange: element.valueRange, kind: .sequence,
                children: elements(of: element).map {
                    value($0, name: "", nameRange: $0.nameRange.lowerBound..<$0.nameRange.lowerBound)
                })
        case "true", "false":
            // The tag is the value.
            Setting(
                name: name, nameRange: nameRange, value: element.name, valueRange: element.nameRange, kind: .boolean)
        default:
            Setting(
                name: name, nameRange: nameRange, value: element.value, valueRange: element.valueRange,
                kind: element.name == "integer" || element.name == "real" ? .number : .string)
        }
    }

    /// Each key with what follows it; a key that another key follows has no value.
    private static func members(of dictionary: Setting) -> [Setting] {
        var members: [Setting] = []
        var key: Setting?
        for element in elements(of: dictionary) {
            if element.name == "key" {
                key = element
            } else if let name = key {
                members.append(value(element, name: name.value, nameRange: name.valueRange))
                key = nil
            }
        }
        return members
    }

    private static func elements(of setting: Setting) -> [Setting] {
        setting.children.filter { !$0.name.hasPrefix("@") }
    }
}
