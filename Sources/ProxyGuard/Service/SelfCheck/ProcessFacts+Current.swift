internal import Glibc
internal import Rules

extension ProcessFacts {
    /// Those of the running program.
    public static func current() -> ProcessFacts {
        var facts = ProcessFacts(
            userID: getuid(), effectiveUserID: geteuid(), workingDirectory: currentDirectory(), now: Int64(time(nil)))
        let status = fields(ofStatus: text("/proc/self/status"))
        facts.umask = status["Umask"].flatMap { UInt32($0, radix: 8) } ?? facts.umask
        facts.seccompMode = status["Seccomp"].flatMap { Int($0) }
        facts.hasNoNewPrivileges = status["NoNewPrivs"].map { $0 == "1" }
        facts.hasMemoryLimit = hasMemoryLimit()
        facts.coreLimit = coreLimit()
        facts.canWriteRoot = access("/", W_OK) == 0
        return facts
    }

    /// The lines `Name: value` of a status file.
    static func fields(ofStatus text: String) -> [String: String] {
        var fields: [String: String] = [:]
        for line in text.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[colon...].dropFirst().drop { $0 == " " || $0 == "\t" }
            fields[String(line[..<colon])] = String(value)
        }
        return fields
    }

    /// The control group of version 2 that a program is in, as `/proc/self/cgroup` has it.
    static func group(in text: String) -> String? {
        text.split(separator: "\n").first { $0.hasPrefix("0::") }.map { String($0.dropFirst(3)) }
    }

    private static func hasMemoryLimit() -> Bool? {
        let group = group(in: text("/proc/self/cgroup")) ?? "/"
        // A limit of any group above holds as well.
        var parts = group.split(separator: "/")
        var isKnown = false
        while true {
            let limit = text("/sys/fs/cgroup/" + parts.map { "\($0)/" }.joined() + "memory.max").prefix { $0 != "\n" }
            isKnown = isKnown || !limit.isEmpty
            if Int(limit) != nil { return true }
            guard !parts.isEmpty else { return isKnown ? false : nil }
            parts.removeLast()
        }
    }

    private static func coreLimit() -> UInt64? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 else { return nil }
        return UInt64(limit.rlim_cur)
    }

    private static func currentDirectory() -> String {
        guard let path = getcwd(nil, 0) else { return "/" }
        defer { free(path) }
        return String(cString: path)
    }

    private static func text(_ path: String) -> String {
        String(decoding: FileReading.bytes(path, limit: 64 << 10) ?? [], as: UTF8.self)
    }
}
