internal import ShellSyntax

/// A command of curl, wget or aria2c that fetches something.
struct Download {
    let command: BuildCommand
    let arguments: ShellArguments
    /// What it fetches.
    let addresses: [ShellWord]
    /// The files that it writes, as far as they are known; empty if it writes to standard output.
    let files: [String]

    /// Nil for another program, and where no address is given.
    init?(_ command: BuildCommand) {
        self.command = command
        switch command.name {
        case "curl":
            arguments = command.command.arguments(.curl)
            addresses = arguments.operands + arguments.values("url")
        case "wget":
            arguments = command.command.arguments(.wget)
            addresses = arguments.operands
        case "aria2c":
            arguments = command.command.arguments(.aria2c)
            addresses = arguments.operands
        default: return nil
        }
        guard !addresses.isEmpty else { return nil }
        let named = arguments.values("o", "output", "out").map(command.visibleText)
        let remote = addresses.map { Self.baseName(command.visibleText(of: $0)) }.filter { !$0.isEmpty }
        switch command.name {
        case "curl":
            let isRemote = arguments.options.contains { ["O", "remote-name", "remote-name-all"].contains($0.name) }
            files = (named + (isRemote ? remote : [])).filter { $0 != "-" } + command.redirectedFiles
        case "wget":
            let chosen = arguments.values("O", "output-document").map(command.visibleText)
            files =
                (chosen.isEmpty ? remote : chosen).filter { $0 != "-" && $0 != "/dev/stdout" } + command.redirectedFiles
        default: files = named.isEmpty ? remote : named
        }
    }

    /// The last part of a path or an address, without a query.
    static func baseName(_ path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.split(whereSeparator: { $0 == "?" || $0 == "#" }).first.map(String.init) ?? name
    }
}

extension BuildCommand {
    /// The files that its standard output goes to.
    fileprivate var redirectedFiles: [String] {
        command.redirections.filter { $0.writesFile && $0.number == 1 }.map { visibleText(of: $0.target) }
    }

    /// Whether it compares a checksum or checks a signature.
    var verifies: Bool {
        switch name {
        case "sha256sum", "sha512sum", "sha384sum", "sha224sum", "sha1sum", "md5sum", "shasum", "b2sum", "b3sum",
            "gpgv",
            "slsa-verifier", "minisign", "signify", "sigstore", "rpmkeys", "cksum", "sha256", "sha512":
            true
        case "gpg", "gpg2": knownArguments.contains { ["--verify", "--decrypt", "--verify-files"].contains($0) }
        case "cosign": knownArguments.contains { $0.hasPrefix("verify") }
        case "openssl":
            knownArguments.contains { ["dgst", "cms", "smime", "sha256", "sha512", "pkeyutl"].contains($0) }
        case "rpm": knownArguments.contains { ["-K", "--checksig"].contains($0) }
        case "gh": knownArguments.starts(with: ["attestation", "verify"])
        case "aria2c": knownArguments.contains { $0.hasPrefix("--checksum") }
        default: false
        }
    }
}
