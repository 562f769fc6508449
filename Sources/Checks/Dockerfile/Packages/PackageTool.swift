internal import ShellSyntax

/// A program that installs packages.
enum PackageTool: String, Hashable, Sendable {
    /// apt-get, apt and aptitude
    case apt
    case apk
    case yum
    /// dnf, dnf5, microdnf and tdnf
    case dnf
    case zypper
    case pacman
    case pip
    case uv
    case pipx
    case poetry
    case npm
    case pnpm
    case yarn
    case bun
    case gem
    case bundle
    case go
    case cargo
    case composer
    /// conda, mamba and micromamba
    case conda

    /// The manager of a program's name, its version taken off.
    init?(program: String) {
        switch program {
        case "apt-get", "apt", "aptitude": self = .apt
        case "dnf", "dnf5", "microdnf", "tdnf", "dnf-3": self = .dnf
        case "conda", "mamba", "micromamba": self = .conda
        case "bundle", "bundler": self = .bundle
        case "yarnpkg": self = .yarn
        case "composer", "composer.phar": self = .composer
        default: self.init(rawValue: program)
        }
    }

    /// Whether it installs packages of the operating system.
    var isSystem: Bool {
        switch self {
        case .apt, .apk, .yum, .dnf, .zypper, .pacman: true
        default: false
        }
    }

    /// Whether it installs packages of Node.js.
    var isNode: Bool {
        switch self {
        case .npm, .pnpm, .yarn, .bun: true
        default: false
        }
    }

    /// How it reads its options.
    var grammar: ShellOptionGrammar {
        switch self {
        case .apt: .apt
        case .apk: .apk
        case .yum, .dnf: .dnf
        case .zypper: .zypper
        case .pacman: .pacman
        case .pip, .uv, .pipx, .poetry: .pip
        case .npm, .pnpm, .yarn, .bun: .npm
        case .gem, .bundle: .gem
        case .go: .go
        case .cargo: .cargo
        case .composer: .composer
        case .conda: .conda
        }
    }
}
