/// Package managers that would ask whether to go on, and what they bring along unasked.
enum HadolintAnswerRules {
    static let all: [HadolintRule] = [
        .command("DL3014", .warning, "apt-get asks before it installs; -y answers") { command in
            command.runs("apt-get", with: ["install"]) && !command.hasFlag("y", "yes", "qq", "assume-yes")
                && command.count(ofFlag: "q") != 2 && command.count(ofFlag: "quiet") != 2
                && !command.arguments.contains("-q=2")
        },
        .command("DL3015", .info, "apt-get installs recommended packages too; --no-install-recommends leaves them out")
        {
            $0.runs("apt-get", with: ["install"]) && !$0.hasFlag("no-install-recommends")
                && !$0.arguments.contains("APT::Install-Recommends=false")
        },
        .command("DL3030", .warning, "yum asks before it installs; -y answers") {
            $0.runs("yum", with: installations) && !$0.hasFlag("y", "assumeyes")
        },
        .command("DL3034", .warning, "zypper asks before it goes on; -n or -y answers") {
            $0.runs("zypper", with: ["install", "in", "remove", "rm", "source-install", "si", "patch"])
                && !$0.hasFlag("non-interactive", "n", "no-confirm", "y")
        },
        .command("DL3038", .warning, "dnf asks before it installs; -y answers") {
            $0.runs("dnf", "microdnf", with: installations) && !$0.hasFlag("y", "assumeyes")
        },
    ]

    private static let installations = ["install", "groupinstall", "localinstall"]
}
