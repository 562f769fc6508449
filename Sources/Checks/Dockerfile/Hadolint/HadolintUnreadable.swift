internal import Dockerfile

/// What no builder reads either.
///
/// hadolint tells the first place, and stops; here the rest of the file is judged.
enum HadolintUnreadable {
    static func first(in document: DockerfileDocument) -> HadolintFinding? {
        let wrong = document.diagnostics.compactMap { diagnostic in
            reasons[diagnostic.kind].map { (offset: diagnostic.range.lowerBound, reason: $0) }
        }
        let open = document.instructions.map(\.effective).filter { $0.kind == .env || $0.kind == .label }
            .flatMap(\.pairs).filter { !$0.isLegacy && hasOpenQuotation($0.value?.value ?? "", document.escape) }
            .map { (offset: $0.range.lowerBound, reason: "a quotation mark is never closed") }
        return (wrong + open).min { $0.offset < $1.offset }.map { first in
            let place = document.position(of: first.offset)
            return HadolintFinding(
                code: HadolintProfile.unreadable, level: .error, line: place.line, column: place.column,
                message: first.reason)
        }
    }

    private static let reasons: [Diagnostic.Kind: String] = [
        .duplicateFlag: "a flag stands there twice",
        .malformedFrom: "FROM takes an image, and AS with a name",
        .missingArgument: "the instruction lacks an argument",
        .missingEquals: "a name without = and a value",
        .unknownHealthcheck: "HEALTHCHECK takes CMD or NONE",
        .unknownInstruction: "no instruction of a Dockerfile begins so",
        .unterminatedHeredoc: "the heredoc is never closed",
    ]

    private static func hasOpenQuotation(_ value: String, _ escape: Escape) -> Bool {
        var quote: UInt8?
        var isEscaped = false
        for byte in value.utf8 {
            if isEscaped {
                isEscaped = false
            } else if byte == escape.rawValue, quote != UInt8(ascii: "'") {
                isEscaped = true
            } else if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
        }
        return quote != nil
    }
}
