/// How a language writes comments and strings.
struct LanguageSyntax: Sendable {
    /// What begins a comment up to the end of the line.
    var lineComments: [StaticString] = ["//"]
    var hasBlockComments = true
    var nestsBlockComments = false
    /// Quotes of strings; those of single characters are strings too.
    var quotes: [UInt8] = [UInt8(ascii: "\"")]
    /// Quotes whose strings may go on in the next line.
    var multilineQuotes: [UInt8] = []
    /// Quotes that, three in a row, enclose several lines.
    var tripleQuotes: [UInt8] = []
    /// Quotes in which a backslash is an ordinary character.
    var rawQuotes: [UInt8] = []
    /// Letters that may stand in front of a quote; `r` among them makes it raw, `f` interpolated.
    var prefixes: StaticString = ""
    /// What begins code within a string, up to the closing bracket.
    var interpolation: Interpolation?
    /// Only in strings of these quotes; nil means all.
    var interpolatedQuotes: [UInt8]?
    var hasRegexLiterals = false
    /// Lines that are further to the right belong to the one above them.
    var hasIndentedBlocks = false
    var heredoc: Heredoc?
    /// Text outside of `<?php … ?>` is no code.
    var isEmbedded = false

    enum Interpolation: Sendable {
        case dollarBrace
        case hashBrace
        case backslashParenthesis
        case brace
    }

    enum Heredoc: Sendable {
        case php
        case ruby
    }

    /// What patterns are written in: strings of both quotes, no comments.
    static let ofPatterns: LanguageSyntax = {
        var syntax = LanguageSyntax()
        syntax.lineComments = []
        syntax.hasBlockComments = false
        syntax.quotes = [double, single]
        return syntax
    }()

    private static let double = UInt8(ascii: "\"")
    private static let single = UInt8(ascii: "'")
    private static let back = UInt8(ascii: "`")

    static func of(_ language: Language) -> LanguageSyntax {
        var syntax = LanguageSyntax()
        switch language {
        case .c:
            syntax.quotes = [double, single]
        case .csharp:
            syntax.quotes = [double, single]
            syntax.tripleQuotes = [double]
            syntax.prefixes = "@$"
        case .dart:
            syntax.quotes = [double, single]
            syntax.tripleQuotes = [double, single]
            syntax.prefixes = "r"
            syntax.interpolation = .dollarBrace
        case .elixir:
            syntax.lineComments = ["#"]
            syntax.hasBlockComments = false
            syntax.quotes = [double, single]
            syntax.multilineQuotes = [double, single]
            syntax.tripleQuotes = [double]
            syntax.interpolation = .hashBrace
            syntax.hasIndentedBlocks = true
        case .go:
            syntax.quotes = [double, single, back]
            syntax.multilineQuotes = [back]
            syntax.rawQuotes = [back]
        case .groovy:
            syntax.quotes = [double, single]
            syntax.tripleQuotes = [double, single]
            syntax.interpolation = .dollarBrace
            syntax.interpolatedQuotes = [double]
        case .java:
            syntax.quotes = [double, single]
            syntax.tripleQuotes = [double]
        case .javascript:
            syntax.quotes = [double, single, back]
            syntax.multilineQuotes = [back]
            syntax.interpolation = .dollarBrace
            syntax.interpolatedQuotes = [back]
            syntax.hasRegexLiterals = true
        case .kotlin:
            syntax.nestsBlockComments = true
            syntax.quotes = [double, single]
            syntax.tripleQuotes = [double]
            syntax.interpolation = .dollarBrace
            syntax.interpolatedQuotes = [double]
        case .php:
            syntax.lineComments = ["//", "#"]
            syntax.quotes = [double, single]
            syntax.multilineQuotes = [double, single]
            syntax.interpolation = .brace
            syntax.interpolatedQuotes = [double]
            syntax.heredoc = .php
            syntax.isEmbedded = true
        case .python:
            syntax.lineComments = ["#"]
            syntax.hasBlockComments = false
            syntax.quotes = [double, single]
            syntax.tripleQuotes = [double, single]
            syntax.prefixes = "rRbBuUfF"
            syntax.hasIndentedBlocks = true
        case .ruby:
            syntax.lineComments = ["#"]
            syntax.hasBlockComments = false
            syntax.quotes = [double, single, back]
            syntax.multilineQuotes = [double, single, back]
            syntax.interpolation = .hashBrace
            syntax.interpolatedQuotes = [double, back]
            syntax.hasRegexLiterals = true
            syntax.hasIndentedBlocks = true
            syntax.heredoc = .ruby
        case .rust:
            syntax.nestsBlockComments = true
            syntax.multilineQuotes = [double]
            syntax.prefixes = "rbc#"
        case .scala:
            syntax.nestsBlockComments = true
            syntax.tripleQuotes = [double]
            syntax.interpolation = .dollarBrace
        case .swift:
            syntax.nestsBlockComments = true
            syntax.tripleQuotes = [double]
            syntax.prefixes = "#"
            syntax.interpolation = .backslashParenthesis
        }
        return syntax
    }
}
