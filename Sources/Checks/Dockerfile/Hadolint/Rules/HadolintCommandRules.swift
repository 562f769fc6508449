/// Commands that do not belong into RUN, or want to be written in another way.
enum HadolintCommandRules {
    static let all: [HadolintRule] = [
        .command("DL3001", .info, "the command has no use in a container") {
            pointless.contains($0.name)
        },
        .command("DL3003", .warning, "cd lasts for one instruction; WORKDIR for all that follow", judgesTriggers: false)
        {
            $0.name == "cd"
        },
        .command("DL3004", .error, "sudo behaves unlike itself in a build; USER says who runs a command") {
            $0.name == "sudo"
        },
        .command("DL3027", .warning, "apt is for people at terminals; scripts have apt-get and apt-cache") {
            $0.name == "apt"
        },
        .command("DL3035", .warning, "zypper dist-upgrade replaces the base image's distribution") {
            $0.runs("zypper", with: ["dist-upgrade", "dup"])
        },
        .command("DL3047", .info, "wget fills the log with its progress bar") {
            $0.name == "wget" && !$0.arguments.contains("-nv")
                && !$0.hasFlag("progress", "q", "quiet", "o", "output-file", "a", "append-output", "no-verbose")
        },
        .fold("DL4001", .warning, "the stage uses both wget and curl", from: Set<String>(), judgesTriggers: true) {
            tools, content in
            switch content {
            case .from: tools = []
            case .run(let script, _):
                let used = script.commands.map(\.name).filter { $0 == "curl" || $0 == "wget" }
                tools.formUnion(used)
                return !used.isEmpty && tools.count > 1
            default: break
            }
            return false
        },
        .command("DL4005", .warning, "/bin/sh is replaced; SHELL names another shell") {
            $0.runs("ln", with: ["/bin/sh"])
        },
        .fold("DL4006", .warning, "only the last command of the pipe can fail; SHELL can set pipefail", from: false) {
            isSafe, content in
            switch content {
            case .from: isSafe = false
            case .shell(let script): isSafe = setsPipefail(script)
            case .run(let script, _): return !isSafe && script.hasPipe
            default: break
            }
            return false
        },
    ]

    private static let pointless: Set = ["free", "kill", "mount", "ps", "service", "shutdown", "ssh", "top", "vim"]

    /// In other folders hadolint 2.15.1 does not know them.
    private static let shells: Set = ["bash", "zsh", "ash", "/bin/bash", "/bin/zsh", "/bin/ash"]

    /// Also for shells that have no such option.
    private static func setsPipefail(_ script: HadolintScript) -> Bool {
        if ["pwsh", "powershell", "cmd"].contains(where: { script.text.hasPrefix($0) }) { return true }
        return script.commands.contains { command in
            shells.contains(command.name) && command.hasFlag("o") && command.arguments.contains("pipefail")
        }
    }
}
