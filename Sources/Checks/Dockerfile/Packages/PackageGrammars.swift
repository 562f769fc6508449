internal import ShellSyntax

// How package managers read their options; sources: their manual pages.
extension ShellOptionGrammar {
    static let apt = ShellOptionGrammar(valued: [
        "o", "option", "t", "target-release", "default-release", "c", "config-file", "a", "host-architecture", "P",
        "build-profiles", "S", "snapshot",
    ])
    static let apk = ShellOptionGrammar(valued: [
        "t", "virtual", "X", "repository", "p", "root", "arch", "cache-dir", "cache-max-age", "keys-dir",
        "progress-fd", "repositories-file", "timeout", "wait",
    ])
    static let dnf = ShellOptionGrammar(valued: [
        "c", "config", "d", "debuglevel", "e", "errorlevel", "R", "randomwait", "x", "exclude", "excludepkgs",
        "enablerepo", "disablerepo", "repo", "repoid", "repofrompath", "installroot", "releasever", "setopt",
        "forcearch", "enableplugin", "disableplugin", "advisory", "bz", "cve", "comment", "destdir", "downloaddir",
        "rpmverbosity", "sec-severity",
    ])
    static let zypper = ShellOptionGrammar(valued: [
        "R", "root", "C", "cache-dir", "c", "config", "D", "reposd-dir", "installroot", "pkg-cache-dir",
        "raw-cache-dir",
        "solv-cache-dir", "userdata", "p", "plus-repo", "plus-content", "r", "repo", "from", "t", "type", "releasever",
        "name",
    ])
    static let pacman = ShellOptionGrammar(valued: [
        "b", "dbpath", "r", "root", "arch", "cachedir", "color", "config", "gpgdir", "hookdir", "logfile", "sysroot",
        "ask", "ignore", "ignoregroup", "overwrite", "assume-installed",
    ])
    static let pip = ShellOptionGrammar(valued: [
        "r", "requirement", "requirements", "c", "constraint", "constraints", "e", "editable", "t", "target", "i",
        "index-url", "pypi-url", "extra-index-url", "index", "default-index", "f", "find-links", "b", "build", "src",
        "prefix", "root", "python", "p", "platform", "python-version", "implementation", "abi", "upgrade-strategy",
        "global-option", "config-settings", "C", "no-binary", "only-binary", "progress-bar", "cache-dir", "cert",
        "client-cert", "proxy", "retries", "timeout", "trusted-host", "exists-action", "log", "report", "use-feature",
        "use-deprecated", "allow-insecure-host", "python-preference", "extra", "E", "group", "G", "with", "without",
        "only", "directory", "project",
    ])
    static let npm = ShellOptionGrammar(valued: [
        "prefix", "C", "dir", "cwd", "registry", "cache", "cache-folder", "modules-folder", "loglevel", "omit",
        "include",
        "only", "tag", "userconfig", "globalconfig", "fetch-retries", "fetch-timeout", "network-timeout", "w",
        "workspace", "filter", "F", "store-dir", "global-folder", "mutex", "node-linker", "script-shell",
        "network-concurrency", "install-strategy", "before", "target", "arch", "platform", "os", "cpu", "libc",
    ])
    static let gem = ShellOptionGrammar(valued: [
        "v", "version", "i", "install-dir", "n", "bindir", "s", "source", "p", "http-proxy", "P", "trust-policy",
        "platform", "build-root", "document", "config-file", "jobs", "j", "without", "with", "path", "gemfile", "retry",
        "group", "g", "require",
    ])
    static let go = ShellOptionGrammar(
        valued: [
            "C", "p", "asmflags", "buildmode", "compiler", "gccgoflags", "gcflags", "installsuffix", "ldflags", "mod",
            "modfile", "o", "overlay", "pgo", "pkgdir", "tags", "toolexec", "exec", "covermode", "coverpkg",
        ], hasSingleHyphen: true)
    static let cargo = ShellOptionGrammar(valued: [
        "version", "vers", "git", "branch", "tag", "rev", "path", "root", "index", "registry", "F", "features", "j",
        "jobs", "profile", "target", "target-dir", "config", "color", "Z", "C", "bin", "example", "message-format",
        "manifest-path", "p", "package",
    ])
    static let composer = ShellOptionGrammar(valued: [
        "d", "working-dir", "prefer-install", "audit-format", "ignore-platform-req", "apcu-autoloader-prefix",
        "repository", "repository-url", "s", "stability",
    ])
    static let conda = ShellOptionGrammar(valued: [
        "n", "name", "p", "prefix", "c", "channel", "f", "file", "solver", "experimental-solver", "subdir", "platform",
        "revision", "r", "root-prefix", "cacert-path", "ssl-verify", "ssl_verify",
    ])
}
