#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// libarchive turns names into the charset of the thread's locale; that of the program is C, which has no letters but ASCII's.
enum UTF8Names {
    /// Never freed, and not changed once it is made.
    private nonisolated(unsafe) static let locale: locale_t? = {
        #if canImport(Darwin)
        newlocale(LC_CTYPE_MASK, "en_US.UTF-8", nil)
        #else
        newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
        #endif
    }()

    static func using<Result>(_ body: () -> Result) -> Result {
        guard let locale else { return body() }
        let before = uselocale(locale)
        defer { uselocale(before) }
        return body()
    }
}
