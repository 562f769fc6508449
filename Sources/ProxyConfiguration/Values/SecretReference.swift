public import Rules

/// Where a secret is to be had; a file that holds the secret itself has no such value that may be used.
public enum SecretReference: SettingValue, Hashable {
    /// `${env:NAME}`; of another system's file the template as it stands there, never to be shown as it is.
    case environment(String)
    /// `${file:/run/secrets/name}`
    case file(String)
    /// `${exec:vault read …}`: what a program prints, run without a shell.
    case program([String])
    /// The secret itself. Reading tells of it; it is kept so that checks can say how weak it is.
    case literal(Secret)

    public static var phrase: String {
        "a reference to a secret: \"${env:NAME}\", \"${file:/path}\" or \"${exec:program arguments}\""
    }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> SecretReference? {
        guard let text = written.text, !text.isEmpty else { return refuse(written, &mismatches) }
        // Files of other systems have templates of their own: somebody else puts the secret in.
        if written.isTemplate { return .environment(text) }
        guard text.hasPrefix("${"), text.hasSuffix("}") else {
            mismatches.append(
                Mismatch(
                    code: .literalSecret, message: "expected \(phrase), found the secret itself", range: written.range,
                    secret: Secret(text.utf8)))
            return .literal(Secret(text.utf8))
        }
        let inner = text.dropFirst(2).dropLast()
        guard let colon = inner.firstIndex(of: ":") else { return refuse(written, &mismatches, "another reference") }
        let rest = String(inner[colon...].dropFirst())
        switch inner[..<colon] {
        case "env" where isName(rest): return .environment(rest)
        case "file" where rest.hasPrefix("/"): return .file(rest)
        case "exec" where !rest.allSatisfy { $0 == " " }:
            return .program(rest.split(separator: " ").map(String.init))
        default: return refuse(written, &mismatches, "another reference")
        }
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, !ASCII.isDigit(first) else { return false }
        return text.utf8.allSatisfy { ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
    }

    /// The secret itself where it stands in the file.
    public var literal: Secret? { if case .literal(let secret) = self { secret } else { nil } }

    public var written: String {
        switch self {
        case .environment(let name): Self.isName(name) ? "\"${env:\(name)}\"" : "\"\(Template.shown(name))\""
        case .file(let path): "\"${file:\(path)}\""
        case .program(let words): "\"${exec:\(words.first ?? "") …}\""
        case .literal(let secret): "\"\(secret.redacted)\""
        }
    }
}
