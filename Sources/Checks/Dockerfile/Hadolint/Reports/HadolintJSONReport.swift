/// hadolint's format `json`: one list of objects with the keys code, column, file, level, line and message.
public enum HadolintJSONReport {
    /// - Parameter files: the findings of each file.
    /// - Returns: one line without a line feed.
    public static func text(of files: [(path: String, findings: [HadolintFinding])]) -> String {
        let objects = files.flatMap { file in
            file.findings.map { finding in
                """
                {"code":\(quoted(finding.code)),"column":\(finding.column),"file":\(quoted(file.path)),\
                "level":\(quoted(finding.level.rawValue)),"line":\(finding.line),"message":\(quoted(finding.message))}
                """
            }
        }
        return "[" + objects.joined(separator: ",") + "]"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
