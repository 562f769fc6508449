#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the kernel knows of this process; nil where there is no `/proc`. Source: proc(5)
enum ProcessFigures {
    /// Bytes of memory that are in use.
    static var residentBytes: Double? {
        let fields = words("/proc/self/statm")
        guard fields.count > 1, let pages = Double(fields[1]) else { return nil }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// Seconds of processor time, its own and the kernel's for it.
    static var processorSeconds: Double? {
        guard let user = status(14), let system = status(15) else { return nil }
        return (user + system) / ticksPerSecond
    }

    /// How many descriptors are open.
    static var openDescriptors: Double? {
        guard let listing = opendir("/proc/self/fd") else { return nil }
        defer { closedir(listing) }
        var count = 0.0
        while let entry = readdir(listing) {
            if entry.pointee.d_name.0 != CChar(bitPattern: UInt8(ascii: ".")) { count += 1 }
        }
        // One of them is that of the listing.
        return count - 1
    }

    /// Seconds since 1970.
    static var startTime: Double? {
        guard let start = status(22),
            let line = text("/proc/stat").split(separator: "\n").first(where: { $0.hasPrefix("btime ") }),
            let boot = Double(line.dropFirst("btime ".count))
        else { return nil }
        return boot + start / ticksPerSecond
    }

    private static var ticksPerSecond: Double { Double(sysconf(Int32(_SC_CLK_TCK))) }

    /// A field of `/proc/self/stat`, counted from 1; the second, the program's name, may hold anything but ends in the last bracket.
    private static func status(_ number: Int) -> Double? {
        let text = text("/proc/self/stat")
        guard let bracket = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: bracket)...].split(separator: " ")
        return fields.indices.contains(number - 3) ? Double(fields[number - 3]) : nil
    }

    private static func words(_ path: String) -> [Substring] { text(path).split { $0 == " " || $0 == "\n" } }

    private static func text(_ path: String) -> String {
        guard let file = try? OpenFile(path, .read), let bytes = try? file.read(at: 0, count: 1 << 16) else {
            return ""
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
