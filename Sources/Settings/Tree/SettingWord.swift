/// A word of a file, unquoted, and where it stands with its quotes.
struct SettingWord: Hashable, Sendable {
    var text: String
    var range: Range<Int>
}
