import Foundation

/// How many files and connections the tests, and the programs that they start, may have open.
enum Descriptors {
    /// Raises the limit as far as it may be; true if so many are allowed then.
    static func allow(_ count: Int) -> Bool {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return false }
        guard limit.rlim_cur < count else { return true }
        limit.rlim_cur = min(limit.rlim_max, rlim_t(max(count, 16_384)))
        return setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 && limit.rlim_cur >= count
    }
}
