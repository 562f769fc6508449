#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A line on standard error that says how far a long scan is.
public enum ProgressBar {
    /// Shorter scans show nothing.
    private static let delay = Duration.milliseconds(600)
    private static let interval = Duration.milliseconds(120)
    private static let width = 28

    /// Runs `work` while the bar is shown; the line is gone afterwards.
    public static func showing<Result: Sendable>(
        _ progress: Progress, when isShown: Bool, during work: @Sendable @escaping () async throws -> Result
    ) async throws -> Result {
        guard isShown, Terminal.errorIsTerminal else { return try await work() }
        let bar = Task {
            // This is the clock of a display, not a wait for an event.
            try await Task.sleep(for: delay)
            while !Task.isCancelled {
                draw(progress)
                try await Task.sleep(for: interval)
            }
        }
        do {
            let result = try await work()
            await end(bar)
            return result
        } catch {
            await end(bar)
            throw error
        }
    }

    /// Waits for a line that is just being drawn: it would stand there for good.
    private static func end(_ bar: Task<Void, any Error>) async {
        bar.cancel()
        _ = await bar.result
        put("\r\u{1B}[K")
    }

    private static func draw(_ progress: Progress) {
        let (stage, done, total) = progress.state
        guard total > 0 else { return put("\r\u{1B}[K\(stage)…") }
        let share = min(1, Double(done) / Double(total))
        let filled = Int(share * Double(width))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        put("\r\u{1B}[K\(stage) \(bar) \(Int(share * 100)) % of \(total)")
    }

    private static func put(_ text: String) { _ = ReportFile.writeAll(Array(text.utf8), to: STDERR_FILENO) }
}
