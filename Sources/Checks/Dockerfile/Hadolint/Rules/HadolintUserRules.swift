/// Who runs what is in the image.
enum HadolintUserRules {
    static let all: [HadolintRule] = [
        .lines("DL3002", .warning, "the last USER of the stage is root", rootUsers),
        .fold("DL3066", .info, "the user is no number, which a host may not know", from: Set<String>()) {
            arguments, content in
            switch content {
            case .arg(let name): arguments.insert(name)
            case .user(let user):
                let name = user.prefix { $0 != ":" }
                return !name.allSatisfy(\.isASCIIDigit)
                    && !HadolintReferences(user).begin(with: arguments)
            default: break
            }
            return false
        },
        .command("DL3046", .warning, "useradd with a long number and without -l writes a huge log of logins") {
            $0.name == "useradd" && !$0.hasFlag("l", "no-log-init")
                && $0.values(ofFlag: "u").contains { $0.count > 5 }
        },
    ]

    private static func rootUsers(_ file: HadolintFile) -> [Int] {
        var stage: Int?
        var roots: [Int: Int] = [:]
        for instruction in file.instructions {
            switch instruction.content {
            case .from: stage = instruction.line
            case .user(let user):
                guard let stage else { continue }
                let isRoot = ["root", "0"].contains { user == $0 || user.hasPrefix($0 + ":") }
                roots[stage] = isRoot ? instruction.line : nil
            default: break
            }
        }
        return roots.values.sorted()
    }
}
