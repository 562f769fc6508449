/// Programming languages whose comments, strings and brackets are known.
public enum Language: String, CaseIterable, Hashable, Sendable {
    case c
    case csharp
    case dart
    case elixir
    case go
    case groovy
    case java
    /// JavaScript and TypeScript, with or without JSX.
    case javascript
    case kotlin
    case php
    case python
    case ruby
    case rust
    case scala
    case swift

    /// By the extension of a file's name, letters compared without case; nil if it is none of a known language.
    public init?(path: String) {
        let utf8 = path.utf8
        guard let dot = utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        let suffix = utf8[utf8.index(after: dot)...]
        guard (1...Self.longestExtension).contains(suffix.count) else { return nil }
        let folded = suffix.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        guard let language = Self.extensions[String(decoding: folded, as: UTF8.self)] else { return nil }
        self = language
    }

    private static let longestExtension = 7
    private static let extensions: [String: Language] = [
        "c": .c, "h": .c, "cc": .c, "cpp": .c, "cxx": .c, "hh": .c, "hpp": .c, "m": .c, "mm": .c, "cs": .csharp,
        "cshtml": .csharp, "dart": .dart, "ex": .elixir, "exs": .elixir, "go": .go, "groovy": .groovy,
        "gradle": .groovy, "java": .java, "js": .javascript, "jsx": .javascript, "mjs": .javascript,
        "cjs": .javascript, "ts": .javascript, "tsx": .javascript, "mts": .javascript, "cts": .javascript,
        "kt": .kotlin, "kts": .kotlin, "php": .php, "phtml": .php, "inc": .php, "py": .python, "pyi": .python,
        "pyw": .python, "ipy": .python, "rb": .ruby, "ru": .ruby, "rake": .ruby, "gemspec": .ruby, "rs": .rust,
        "scala": .scala, "sc": .scala, "swift": .swift,
    ]
}
