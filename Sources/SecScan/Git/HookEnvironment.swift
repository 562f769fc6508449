#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What git tells its hooks by environment variables: a commit of some paths has an index of its own, and objects that are being
/// pushed lie in quarantine (git-receive-pack(1)).
struct HookEnvironment {
    var indexFile: String?
    /// A folder of objects.
    var quarantine: String?

    static var current: HookEnvironment {
        HookEnvironment(indexFile: value("GIT_INDEX_FILE"), quarantine: value("GIT_QUARANTINE_PATH"))
    }

    private static func value(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
