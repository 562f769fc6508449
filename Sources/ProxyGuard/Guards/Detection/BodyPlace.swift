/// Where a JSON text stands that is a part of a body.
struct BodyPlace {
    /// In bytes.
    var offset = 0
    /// The field of a form, perhaps with the number of a line; empty where the text is the whole body.
    var field = ""

    /// Of a line of the text, counted from 0, that begins at an offset of it.
    func line(_ number: Int, at start: Int) -> BodyPlace {
        BodyPlace(offset: offset + start, field: "\(field)[\(number)]")
    }

    func finding(_ finding: GuardFinding) -> GuardFinding {
        field.isEmpty ? finding : GuardFinding(rule: finding.rule, field: path(finding.field))
    }

    /// A path within the text as one of the body.
    func path(_ path: String) -> String {
        if field.isEmpty { return path }
        return path.isEmpty || path.hasPrefix("[") ? field + path : "\(field).\(path)"
    }
}
