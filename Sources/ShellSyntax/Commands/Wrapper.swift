/// A program whose arguments are a command that it runs.
struct Wrapper {
    /// Its options that take a value, short and long.
    let valued: Set<String>
    /// Whether assignments stand before the command.
    let takesAssignments: Bool
    /// How many operands stand before the command.
    let operands: Int
    /// Options with which it runs no command.
    let inert: Set<String>

    init(_ valued: String = "", assignments: Bool = false, operands: Int = 0, inert: String = "") {
        self.valued = Set(valued.split(separator: " ").map(String.init))
        takesAssignments = assignments
        self.operands = operands
        self.inert = Set(inert.split(separator: " ").map(String.init))
    }

    /// The wrappers by name. Sources: their manual pages.
    static let all: [String: Wrapper] = [
        "sudo": Wrapper(
            "u user g group p prompt C close-from T command-timeout h host U other-user D chdir R chroot r role t type",
            assignments: true, inert: "l list v validate K remove-timestamp e edit"),
        "doas": Wrapper("u C"),
        "env": Wrapper("u unset C chdir", assignments: true, inert: "S split-string"),
        "exec": Wrapper("a"),
        "command": Wrapper(inert: "v V"),
        "builtin": Wrapper(),
        "nohup": Wrapper(),
        "setsid": Wrapper(),
        "time": Wrapper("f format o output"),
        "nice": Wrapper("n adjustment"),
        "ionice": Wrapper("c class n classdata p pid P pgid u uid"),
        "timeout": Wrapper("k kill-after s signal", operands: 1),
        "stdbuf": Wrapper("i input o output e error"),
        "xargs": Wrapper(
            "a arg-file d delimiter E I L max-lines n max-args P max-procs s max-chars process-slot-var"),
        "gosu": Wrapper(operands: 1),
        "su-exec": Wrapper(operands: 1),
        "setpriv": Wrapper("reuid regid groups inh-caps ambient-caps bounding-set securebits"),
        "runuser": Wrapper("u user g group G supp-group s shell w whitelist-environment", inert: "c command l login"),
        "chroot": Wrapper("userspec groups", operands: 1),
        "busybox": Wrapper(inert: "install list list-full help"),
        "toybox": Wrapper(),
        "tini": Wrapper("p e"),
        "dumb-init": Wrapper("r rewrite"),
        "catchsegv": Wrapper(),
        "chronic": Wrapper(),
        "eatmydata": Wrapper(),
        "fakeroot": Wrapper("l lib s i b"),
        "flock": Wrapper("w wait timeout E conflict-exit-code", operands: 1, inert: "c command"),
        "linux32": Wrapper(),
        "linux64": Wrapper(),
        "unbuffer": Wrapper(),
    ]

    /// Where the command begins among the words of the wrapper, nil if there is none.
    func command(in words: [ShellWord]) -> Int? {
        var index = 1
        while index < words.count, let text = words[index].literal {
            if text == "--" {
                index += 1
                break
            }
            if text.hasPrefix("-") {
                guard let taken = option(text) else { return nil }
                index += taken
            } else if takesAssignments, let equals = text.utf8.firstIndex(of: .equals), equals > text.startIndex {
                index += 1
            } else {
                break
            }
        }
        index += operands
        return index < words.count ? index : nil
    }

    /// How many words an option takes, nil if no command runs with it.
    private func option(_ text: String) -> Int? {
        if text.hasPrefix("--") {
            let name = text.dropFirst(2).prefix { $0 != "=" }
            guard !inert.contains(String(name)) else { return nil }
            return valued.contains(String(name)) && !text.utf8.contains(.equals) ? 2 : 1
        }
        let letters = text.dropFirst()
        for (place, letter) in letters.enumerated() {
            guard !inert.contains(String(letter)) else { return nil }
            if valued.contains(String(letter)) { return place + 1 == letters.count ? 2 : 1 }
        }
        return 1
    }
}
