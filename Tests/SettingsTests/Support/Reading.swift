import Settings
import Testing

/// The ranges of every setting below the roots, in the order of the tree: of the name, then of the value.
func ranges(of settings: [Setting]) -> [Range<Int>] {
    settings.flatMap { [$0.nameRange, $0.valueRange] + ranges(of: $0.children) }
}

/// What a path leads to in a file of marked places: each mark must be the value of one match, in order.
func expectValues(
    _ path: SettingPath, _ text: String, _ format: SettingsFormat, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let marked = MarkedText(text)
    let file = try SettingsFile(marked.bytes, format: format)
    let found = file.documents.flatMap { path.matches(in: $0) }.map(\.setting.valueRange)
    #expect(found == marked.ranges, sourceLocation: sourceLocation)
}

/// As `expectValues`, for names.
func expectNames(
    _ path: SettingPath, _ text: String, _ format: SettingsFormat, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let marked = MarkedText(text)
    let file = try SettingsFile(marked.bytes, format: format)
    let found = file.documents.flatMap { path.matches(in: $0) }.map(\.setting.nameRange)
    #expect(found == marked.ranges, sourceLocation: sourceLocation)
}

/// The error that reading ends with, or nil.
func mistake(_ text: String, _ format: SettingsFormat) -> SettingsError? {
    do throws(SettingsError) {
        _ = try SettingsFile(Array(text.utf8), format: format)
        return nil
    } catch {
        return error
    }
}
