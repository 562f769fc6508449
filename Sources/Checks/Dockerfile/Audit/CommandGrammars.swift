internal import ShellSyntax

// How programs read their options; sources: their manual pages.
extension ShellOptionGrammar {
    static let su = ShellOptionGrammar(valued: [
        "c", "command", "s", "shell", "g", "group", "G", "supp-group", "w", "whitelist-environment",
    ])
    static let curl = ShellOptionGrammar(valued: [
        "A", "user-agent", "b", "cookie", "c", "cookie-jar", "C", "continue-at", "d", "data", "data-raw", "data-binary",
        "data-urlencode", "D", "dump-header", "e", "referer", "E", "cert", "F", "form", "H", "header", "K", "config",
        "m", "max-time", "o", "output", "output-dir", "P", "ftp-port", "Q", "quote", "r", "range", "t",
        "telnet-option", "T", "upload-file", "u", "user", "U", "proxy-user", "w", "write-out", "x", "proxy", "X",
        "request", "y", "speed-time", "Y", "speed-limit", "z", "time-cond", "cacert", "capath", "cert-type", "ciphers",
        "connect-timeout", "connect-to", "key", "key-type", "limit-rate", "max-filesize", "max-redirs", "oauth2-bearer",
        "pass", "proto", "proto-redir", "resolve", "retry", "retry-delay", "retry-max-time", "tls-max", "url",
    ])
    static let wget = ShellOptionGrammar(valued: [
        "a", "append-output", "A", "accept", "B", "base", "D", "domains", "e", "execute", "i", "input-file", "l",
        "level", "o", "output-file", "O", "output-document", "P", "directory-prefix", "Q", "quota", "R", "reject", "t",
        "tries", "T", "timeout", "U", "user-agent", "w", "wait", "body-data", "body-file", "ca-certificate",
        "ca-directory", "header", "http-password", "http-user", "load-cookies", "method", "password", "post-data",
        "post-file", "progress", "proxy-password", "proxy-user", "referer", "secure-protocol", "user",
    ])
    static let git = ShellOptionGrammar(valued: [
        "c", "C", "git-dir", "work-tree", "namespace", "exec-path", "config-env", "b", "branch", "depth", "o", "origin",
        "u",
        "upload-pack", "reference", "reference-if-able", "separate-git-dir", "template", "j", "jobs", "filter",
        "config",
        "shallow-since", "shallow-exclude", "revision", "server-option", "bundle-uri",
    ])
    static let aria2c = ShellOptionGrammar(valued: [
        "o", "out", "d", "dir", "x", "max-connection-per-server", "s", "split", "k", "min-split-size", "i",
        "input-file",
        "checksum", "header", "user-agent", "U", "m", "max-tries", "t", "timeout", "j",
    ])
}

// Accounts and modes.
extension ShellOptionGrammar {
    static let useradd = ShellOptionGrammar(valued: [
        "b", "base-dir", "c", "comment", "d", "home-dir", "e", "expiredate", "f", "inactive", "g", "gid", "G", "groups",
        "k", "skel", "K", "key", "p", "password", "P", "prefix", "R", "root", "s", "shell", "u", "uid", "Z",
        "selinux-user",
    ])
    static let usermod = ShellOptionGrammar(valued: [
        "c", "comment", "d", "home", "e", "expiredate", "f", "inactive", "g", "gid", "G", "groups", "l", "login", "p",
        "password", "P", "prefix", "R", "root", "s", "shell", "u", "uid", "Z", "selinux-user",
    ])
    /// Debian's, BusyBox's, and the one that is `useradd`.
    static let adduser = ShellOptionGrammar(valued: [
        "h", "home", "g", "gecos", "comment", "s", "shell", "G", "ingroup", "gid", "u", "uid", "k", "c", "d", "p",
        "password", "firstuid", "lastuid", "firstgid", "lastgid", "conf", "groups",
    ])
    static let addgroup = ShellOptionGrammar(valued: ["g", "gid", "conf", "firstgid", "lastgid"])
    static let gpasswd = ShellOptionGrammar(valued: ["a", "add", "d", "delete", "M", "members", "A", "administrators"])
    static let chmod = ShellOptionGrammar(valued: ["reference"])
    static let install = ShellOptionGrammar(valued: [
        "m", "mode", "o", "owner", "g", "group", "S", "suffix", "t", "target-directory",
    ])
    static let mkdir = ShellOptionGrammar(valued: ["m", "mode"])
}
