/// What package managers leave behind.
enum HadolintCacheRules {
    static let all: [HadolintRule] = [
        .lines("DL3009", .info, "the lists of apt stay in the image", judgesTriggers: true) {
            HadolintLeftovers($0) { script, flags in
                script.commands.contains { $0.runs("apt", "apt-get", "aptitude", with: ["update"]) }
                    && !script.commands.contains { $0.runs("rm", with: ["-rf", "/var/lib/apt/lists/*"]) }
                    && !flags.keepOut("/var/lib/apt/lists")
                    && !(flags.keepOut("/var/lib/apt") && flags.keepOut("/var/cache/apt"))
            }.lines
        },
        .run("DL3019", .info, "apk keeps its index; --no-cache leaves none") { script, flags in
            !flags.keepOut("/var/cache/apk")
                && script.commands.contains { $0.runs("apk", with: ["add"]) && !$0.hasFlag("no-cache") }
        },
        .run("DL3032", .warning, "yum keeps its cache; yum clean all removes it") { script, _ in
            keeps(script, install: { $0.runs("yum", with: ["install"]) }) {
                $0.runs("yum", with: ["clean", "all"]) || $0.runs("rm", with: ["-rf", "/var/cache/yum/*"])
            }
        },
        .run("DL3036", .warning, "zypper keeps its cache; zypper clean removes it") { script, flags in
            !flags.keepOut("/var/cache/zypp")
                && keeps(script, install: { $0.runs("zypper", with: ["install", "in"]) }) {
                    $0.runs("zypper", with: ["clean", "cc"])
                }
        },
        .run("DL3040", .warning, "dnf keeps its cache; dnf clean all removes it") { script, flags in
            !flags.keepOut("/var/cache/libdnf5") && !flags.keepOut(".cache/libdnf5")
                && ["dnf", "microdnf"].contains { program in
                    keeps(script, install: { $0.runs(program, with: dnfInstallations) }) {
                        $0.runs(program, with: ["clean", "all"]) || $0.runs("rm", with: ["-rf", "/var/cache/libdnf5*"])
                    }
                }
        },
        .fold(
            "DL3042", .warning, "pip keeps its cache; --no-cache-dir makes none", from: HadolintStageFlag(),
            judgesTriggers: true
        ) { isOff, content in
            switch content {
            case .from(let image): isOff.enter(image)
            case .env(let pairs):
                if let pair = pairs.first(where: { $0.name == "PIP_NO_CACHE_DIR" }), on.contains(pair.value) {
                    isOff.set()
                }
            case .run(let script, let flags): return !isOff.value && keepsPipCache(script, flags)
            default: break
            }
            return false
        },
        .lines("DL3060", .info, "yarn keeps its cache; yarn cache clean removes it", judgesTriggers: true) {
            HadolintLeftovers($0) { script, flags in
                let installs: (HadolintCommand) -> Bool = { $0.runs("yarn", with: ["install"]) }
                let cleans: (HadolintCommand) -> Bool = { $0.runs("yarn", with: ["cache", "clean"]) }
                guard script.commands.contains(where: installs) else { return false }
                return script.commands.contains(where: cleans)
                    ? script.first(cleans, before: installs) : !flags.keepOut(".cache/yarn")
            }.lines
        },
    ]

    private static let dnfInstallations = [
        "install", "in", "upgrade", "up", "upgrade-minimal", "up-min", "reinstall", "rei",
    ]
    /// What turns a setting of pip on.
    private static let on = ["1", "true", "True", "TRUE", "on", "On", "ON", "yes", "Yes", "YES"]

    /// Whether something is installed, and the first cleaning does not stand behind it.
    private static func keeps(
        _ script: HadolintScript, install: (HadolintCommand) -> Bool, clean: (HadolintCommand) -> Bool
    ) -> Bool {
        script.commands.contains(where: install) && !script.first(install, before: clean)
    }

    private static func keepsPipCache(_ script: HadolintScript, _ flags: HadolintRunFlags) -> Bool {
        if let setting = script.text.split(
            separator: "PIP_NO_CACHE_DIR=", maxSplits: 1, omittingEmptySubsequences: false
        ).dropFirst().first, on.contains(where: setting.hasPrefix) {
            return false
        }
        return !flags.keepOut(".cache/pip")
            && script.commands.contains { command in
                command.isPipInstall && !command.arguments.contains("--no-cache-dir")
                    && !["pipx", "pipenv"].contains { wrapper in
                        command.name.contains(wrapper)
                            || command.name.hasPrefix("python") && command.hasArguments("-m", wrapper)
                    }
            }
    }
}
