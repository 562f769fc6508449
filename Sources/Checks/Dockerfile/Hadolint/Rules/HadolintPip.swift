/// How hadolint reads `pip install`.
enum HadolintPip {
    /// Whether a package is named without a version, and no file of requirements or constraints.
    static func isUnpinned(_ command: HadolintCommand) -> Bool {
        guard command.isPipInstall, !command.hasFlag("constraint", "c"),
            !command.arguments.contains(where: { ["--requirement", "-r", "."].contains($0) })
        else { return false }
        let arguments = command.plainArguments(withoutValuesOf: flagsWithValues)
        return !arguments.drop { $0 != "install" }.drop { $0 == "install" }.allSatisfy(isPinned)
    }

    /// By a version, a commit, or because it is a file.
    private static func isPinned(_ package: String) -> Bool {
        if package.has("==", ">=", "<=", ">", "<", "!=", "~=") { return true }
        if package.hasSuffix(".whl") || package.hasSuffix(".tar.gz") { return true }
        return schemes.contains(where: package.hasPrefix) ? package.contains("@") : package.contains("/")
    }

    private static let flagsWithValues = [
        "abi", "b", "build", "e", "editable", "extra-index-url", "f", "find-links", "i", "index-url",
        "implementation", "no-binary", "only-binary", "platform", "prefix", "progress-bar", "proxy", "python",
        "python-version", "root", "root-user-action", "src", "t", "target", "trusted-host", "upgrade-strategy",
    ]

    /// The protocols of version control systems; those of Mercurial, Bazaar and Subversion want one behind the plus sign.
    private static let schemes = [
        "git", "hg+file", "hg+http", "hg+ssh", "hg+static-http", "svn", "bzr+http", "bzr+ssh", "bzr+sftp", "bzr+ftp",
        "bzr+lp",
    ]
}
