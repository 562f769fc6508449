/// A word of a Caddyfile.
struct CaddyToken {
    var word: SettingWord
    /// A quoted brace opens no block.
    var isQuoted: Bool
    /// Whether it is the first of its line.
    var beginsLine: Bool

    var opensBlock: Bool { !isQuoted && word.text == "{" }
    var closesBlock: Bool { !isQuoted && word.text == "}" }
}
