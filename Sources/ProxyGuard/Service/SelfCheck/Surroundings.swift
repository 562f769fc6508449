/// What the process is run as, and in.
enum Surroundings {
    static func add(to inspection: inout Inspection) {
        let process = inspection.input.process
        if process.userID == 0 || process.effectiveUserID == 0, !inspection.input.allowsRoot {
            inspection.tell(.root, "the program runs as root", path: SelfCheckFinding.process)
        }
        // On a developer's machine nothing of this is anybody's decision.
        guard inspection.isStrict else { return }
        for (rule, message) in warnings(process) {
            inspection.tell(rule, message, path: SelfCheckFinding.process)
        }
        let environmentFile = process.workingDirectory + (process.workingDirectory.hasSuffix("/") ? ".env" : "/.env")
        if FileFacts(environmentFile) != nil {
            inspection.tell(.dotenv, "a file of variables lies where the program starts", path: environmentFile)
        }
    }

    /// What nobody knows is not told.
    private static func warnings(_ process: ProcessFacts) -> [(StartupRule, String)] {
        var warnings: [(StartupRule, String)] = []
        func warn(_ rule: StartupRule, _ message: String, if condition: Bool?) {
            if condition ?? false { warnings.append((rule, message)) }
        }
        warn(.seccomp, "no filter of system calls is on", if: process.seccompMode.map { $0 == 0 })
        warn(.privileges, "NoNewPrivs is 0", if: process.hasNoNewPrivileges.map { !$0 })
        warn(.memoryLimit, "memory.max of the control group is \"max\"", if: process.hasMemoryLimit.map { !$0 })
        warn(.writableRoot, "the program may write to /", if: process.canWriteRoot)
        warn(.coreDumps, "a crash writes the memory to a file", if: process.coreLimit.map { $0 > 0 })
        warn(.umask, "the umask is \(String(process.umask, radix: 8))", if: process.umask & 0o022 != 0o022)
        return warnings
    }
}
