#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Standard output and standard error.
public enum Terminal {
    public static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    public static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Colours are for a terminal, and not where somebody asked for none (no-color.org).
    public static var usesColour: Bool {
        guard outputIsTerminal else { return false }
        if let value = getenv("NO_COLOR"), value.pointee != 0 { return false }
        if let term = getenv("TERM"), String(cString: term) == "dumb" { return false }
        return true
    }

    /// A reader that went away is no failure: the program ends with status 0.
    public static func write(_ text: String) throws(ScanError) { try write(Array(text.utf8)) }

    /// The same for bytes that need not be text.
    public static func write(_ bytes: [UInt8]) throws(ScanError) {
        if ReportFile.writeAll(bytes, to: STDOUT_FILENO) { return }
        if errno == EPIPE { exit(0) }
        throw ScanError(.unwritable, "standard output: \(String(cString: strerror(errno)))")
    }

    public static func end(_ status: Int32) -> Never { exit(status) }

    public static func warn(_ line: String) {
        _ = ReportFile.writeAll(Array((line + "\n").utf8), to: STDERR_FILENO)
    }

    /// Once at start: a write to a closed pipe returns an error instead of ending the program.
    public static func ignoreBrokenPipe() { signal(SIGPIPE, SIG_IGN) }
}
