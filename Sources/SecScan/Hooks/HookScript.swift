/// The hooks' texts: the same as the files in `hooks/`, which a test compares.
public enum HookScript {
    /// What somebody adds to a hook that is there already.
    static func command(_ kind: HookInstaller.Kind) -> String {
        switch kind {
        case .preCommit: "secscan staged --quiet || exit 1"
        case .prePush: "secscan hook run pre-push \"$@\" || exit 1"
        case .preReceive: "secscan hook run pre-receive || exit 1"
        }
    }

    public static func text(_ kind: HookInstaller.Kind) -> String {
        let (purpose, command, bypass) =
            switch kind {
            case .preCommit:
                ("Stops a commit that would add a secret.", "secscan staged --quiet", "git commit --no-verify")
            case .prePush:
                (
                    "Stops a push whose commits would add a secret.", "secscan hook run pre-push \"$@\"",
                    "git push --no-verify"
                )
            case .preReceive:
                ("Refuses pushes that would add a secret; for servers.", "secscan hook run pre-receive", "")
            }
        let stopped = kind == .preCommit ? "commit" : "push"
        var text = """
            #!/bin/sh
            # Installed by secscan. \(purpose)

            """
        text += """
            if ! command -v secscan >/dev/null 2>&1; then
                echo "secscan: not on PATH, so nothing was scanned; install it or remove $0" >&2
                exit 1
            fi
            \(command) && exit 0
            status=$?

            """
        let advice = bypass.isEmpty ? "" : "; to pass this check by once: \(bypass)"
        text += "echo \"secscan: the \(stopped) was stopped\(advice)\" >&2\nexit $status\n"
        return text
    }
}
