#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The time of day of the machine.
public enum SystemClock {
    /// Seconds since 1970.
    @Sendable
    public static func seconds() -> Int64 { Int64(time(nil)) }
}
