/// What a package manager is told to do.
enum PackageAction: Hashable, Sendable {
    /// Packages that are named, or those of a manifest, are installed.
    case install
    /// The lists of what there is are fetched: `apt-get update`, `apk update`, `dnf makecache`.
    case refresh
    /// What is installed is brought up to date, all of it or what is named.
    case upgrade
    /// The same, and packages may come and go: `apt-get dist-upgrade`, `zypper dup`.
    case distributionUpgrade
    case remove
    /// Caches are emptied.
    case clean
    /// Something else, such as `npm run` or `apt-get source`.
    case other

    /// The action of a manager's verb, lower-case; the second verb is that of `yarn global add` or `uv pip install`.
    init(_ tool: PackageTool, verb: String) {
        let verbs = Self.verbs[tool] ?? [:]
        self = verbs[verb] ?? .other
    }

    private static let rpm: [String: PackageAction] = [
        "install": .install, "reinstall": .install, "localinstall": .install, "groupinstall": .install,
        "downgrade": .install, "in": .install, "rei": .install, "update": .upgrade, "upgrade": .upgrade, "up": .upgrade,
        "update-minimal": .upgrade, "upgrade-minimal": .upgrade, "distro-sync": .distributionUpgrade,
        "distribution-synchronization": .distributionUpgrade, "dsync": .distributionUpgrade, "makecache": .refresh,
        "check-update": .refresh, "remove": .remove, "erase": .remove, "rm": .remove, "autoremove": .remove,
        "groupremove": .remove, "clean": .clean,
    ]

    private static let python: [String: PackageAction] = [
        "install": .install, "add": .install, "sync": .install, "inject": .install, "upgrade": .upgrade,
        "update": .upgrade, "uninstall": .remove, "remove": .remove,
    ]

    private static let node: [String: PackageAction] = [
        "install": .install, "i": .install, "in": .install, "ins": .install, "inst": .install, "insta": .install,
        "instal": .install, "isnt": .install, "isnta": .install, "isntal": .install, "isntall": .install,
        "add": .install, "a": .install, "ci": .install, "clean-install": .install, "ic": .install,
        "install-clean": .install, "install-test": .install, "it": .install, "cit": .install, "update": .upgrade,
        "up": .upgrade, "upgrade": .upgrade, "uninstall": .remove, "remove": .remove, "rm": .remove, "un": .remove,
        "r": .remove, "unlink": .remove,
    ]

    private static let verbs: [PackageTool: [String: PackageAction]] = [
        .apt: [
            "install": .install, "reinstall": .install, "build-dep": .install, "satisfy": .install,
            "update": .refresh, "upgrade": .upgrade, "safe-upgrade": .upgrade, "dist-upgrade": .distributionUpgrade,
            "full-upgrade": .distributionUpgrade, "remove": .remove, "purge": .remove, "autoremove": .remove,
            "autopurge": .remove, "clean": .clean, "autoclean": .clean, "auto-clean": .clean, "distclean": .clean,
        ],
        .apk: [
            "add": .install, "update": .refresh, "upgrade": .upgrade, "del": .remove, "cache": .clean,
        ],
        .yum: rpm,
        .dnf: rpm,
        .zypper: [
            "install": .install, "in": .install, "source-install": .install, "si": .install,
            "install-new-recommends": .install, "inr": .install, "update": .upgrade, "up": .upgrade, "patch": .upgrade,
            "dist-upgrade": .distributionUpgrade, "dup": .distributionUpgrade, "refresh": .refresh, "ref": .refresh,
            "remove": .remove, "rm": .remove, "clean": .clean, "cc": .clean,
        ],
        .pip: ["install": .install, "uninstall": .remove],
        .uv: python,
        .pipx: python,
        .poetry: python,
        .npm: node,
        .pnpm: node,
        .yarn: node,
        .bun: node,
        .gem: [
            "install": .install, "i": .install, "update": .upgrade, "uninstall": .remove, "cleanup": .remove,
        ],
        .bundle: ["install": .install, "add": .install, "update": .upgrade],
        .go: ["install": .install, "get": .install],
        .cargo: ["install": .install, "add": .install, "uninstall": .remove],
        .composer: [
            "install": .install, "i": .install, "require": .install, "r": .install, "req": .install,
            "create-project": .install, "update": .upgrade, "u": .upgrade, "upgrade": .upgrade, "remove": .remove,
            "clear-cache": .clean, "clearcache": .clean, "cc": .clean,
        ],
        .conda: [
            "install": .install, "create": .install, "update": .upgrade, "upgrade": .upgrade, "remove": .remove,
            "uninstall": .remove, "clean": .clean,
        ],
    ]
}
