/// The names of stages.
enum HadolintStageRules {
    static let all: [HadolintRule] = [
        .fold("DL3022", .warning, "COPY --from names no stage before it", from: Stages()) { stages, content in
            switch content {
            case .from(let image):
                stages.count += 1
                if let alias = image.alias { stages.names.insert(alias) }
                return false
            case .copy(_, _, let source?):
                if source.contains(":") || stages.names.contains(source) { return false }
                return Int(source.prefix(while: \.isASCIIDigit)).map { $0 >= stages.count } ?? true
            default: return false
            }
        },
        .fold("DL3023", .error, "COPY --from names the stage that it stands in", from: String?.none) { alias, content in
            switch content {
            case .from(let image): alias = image.alias
            case .copy(_, _, let source?): return source == alias
            default: break
            }
            return false
        },
        .fold("DL3024", .error, "two stages have the same name", from: Set<String>()) { names, content in
            guard case .from(let image) = content, let alias = image.alias else { return false }
            return !names.insert(alias).inserted
        },
        .from("DL3063", .warning, "the name of the stage is a reserved word") {
            $0.alias == "scratch" || $0.alias == "context"
        },
    ]

    private struct Stages {
        var count = 0
        var names: Set<String> = []
    }
}
