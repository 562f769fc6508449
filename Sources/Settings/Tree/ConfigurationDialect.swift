/// Which of the formats that share the name `*.conf` a file is written in.
enum ConfigurationDialect {
    /// The format by the first lines that tell one, or nil.
    static func format(of content: [UInt8]) -> SettingsFormat? {
        var votes: [SettingsFormat: Int] = [:]
        for line in content.prefix(64 << 10).split(separator: .lineFeed).prefix(400) {
            let line = ByteCursor(Array(line))
            let range = line.trimmed(line.offset..<line.bytes.count)
            guard !range.isEmpty, let format = format(ofLine: Array(line.bytes[range])) else { continue }
            votes[format, default: 0] += 1
            switch format {
            case .nginx where line.bytes[range].starts(with: "server {".utf8): votes[.nginx, default: 0] += 2
            // Apache has times, listeners and headers as well.
            case .haproxy where haproxySections.contains(line.text(range)): votes[.haproxy, default: 0] += 8
            default: break
            }
        }
        return votes.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
    }

    private static func format(ofLine line: [UInt8]) -> SettingsFormat? {
        guard let first = line.first, let last = line.last, first != .hash, first != .semicolon else { return nil }
        let word = String(decoding: line.prefix { $0.isNamePart }.map(\.lowercased), as: UTF8.self)
        if first == .less { return line.count > 2 && (line[1].isLetter || line[1] == .slash) ? .apache : nil }
        if first == .openBracket { return last == .closeBracket ? .ini : nil }
        if last == .semicolon || last == .openBrace { return first.isLetter || first == .underscore ? .nginx : nil }
        if directives.contains(word) { return .apache }
        if haproxy.contains(word), line.count > word.utf8.count || word == "global" || word == "defaults" {
            return .haproxy
        }
        let rest = line.drop { $0.isNamePart || $0 == .dot }.drop(while: \.isBlank)
        return rest.first == .equals ? .ini : nil
    }

    /// Directives of Apache that few files lack, in lower case.
    private static let directives: Set<String> = [
        "serverroot", "servername", "serveradmin", "serveralias", "servertokens", "serversignature", "documentroot",
        "listen", "loadmodule", "errorlog", "customlog", "loglevel", "directoryindex", "allowoverride", "options",
        "require", "rewriteengine", "rewriterule", "rewritecond", "header", "requestheader", "sslengine",
        "sslprotocol", "sslciphersuite", "sslcertificatefile", "sslcertificatekeyfile", "proxypass",
        "proxypassreverse", "include", "includeoptional", "alias", "scriptalias", "setenvif", "order", "allow",
        "deny", "addtype", "addhandler", "authtype", "authname", "authuserfile", "traceenable", "timeout",
    ]

    /// Those whose name may have a line to itself.
    private static let haproxySections: Set<String> = ["global", "defaults"]

    private static let haproxy: Set<String> = ["global", "defaults", "frontend", "backend", "bind"]
}
