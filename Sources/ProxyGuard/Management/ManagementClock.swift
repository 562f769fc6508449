#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// The clocks of this machine.
public enum ManagementClock {
    /// Seconds since 1970.
    @Sendable
    public static func seconds() -> Int64 { Int64(time(CLOCK_REALTIME).tv_sec) }

    /// Nanoseconds since some moment; never set.
    @Sendable
    public static func ticks() -> UInt64 {
        let time = time(CLOCK_MONOTONIC)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private static func time(_ clock: clockid_t) -> timespec {
        var time = timespec()
        clock_gettime(clock, &time)
        return time
    }
}
