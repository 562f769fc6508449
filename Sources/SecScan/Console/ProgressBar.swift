internal import Dispatch

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A line on standard error that says how far a long scan is.
public enum ProgressBar {
    /// Shorter scans show nothing. In milliseconds.
    private static let delay = 600
    private static let interval = 120
    private static let width = 28

    /// Runs `work` while the bar is shown; the line is gone afterwards.
    public static func showing<Result: Sendable>(
        _ progress: Progress, when isShown: Bool, during work: @Sendable @escaping () async throws -> Result
    ) async throws -> Result {
        guard isShown, Terminal.errorIsTerminal else { return try await work() }
        let drawing = Drawing(progress)
        do {
            let result = try await work()
            drawing.stop()
            return result
        } catch {
            drawing.stop()
            throw error
        }
    }

    /// A thread of its own: a scan keeps all those busy that tasks run on.
    private final class Drawing: Sendable {
        private let progress: Progress
        /// Signalled when there is nothing more to draw, and when the thread draws no more.
        private let end = DispatchSemaphore(value: 0)
        private let gone = DispatchSemaphore(value: 0)

        init(_ progress: Progress) {
            self.progress = progress
            #if canImport(Darwin)
            var thread: pthread_t?
            #else
            var thread = pthread_t()
            #endif
            let argument = Unmanaged.passRetained(self)
            let code = pthread_create(&thread, nil, drawingThread, argument.toOpaque())
            guard code == 0 else {
                argument.release()
                gone.signal()
                return
            }
            #if canImport(Darwin)
            if let thread { pthread_detach(thread) }
            #else
            pthread_detach(thread)
            #endif
        }

        func run() {
            var wait = delay
            while end.wait(timeout: .now() + .milliseconds(wait)) == .timedOut {
                draw(progress)
                wait = interval
            }
            gone.signal()
        }

        /// Waits for a line that is just being drawn: it would stand there for good.
        func stop() {
            end.signal()
            gone.wait()
            put("\r\u{1B}[K")
        }

        static func entered(_ argument: UnsafeMutableRawPointer) {
            Unmanaged<Drawing>.fromOpaque(argument).takeRetainedValue().run()
        }
    }

    #if canImport(Darwin)
    private static let drawingThread: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = {
        Drawing.entered($0)
        return nil
    }
    #else
    private static let drawingThread: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
        if let argument = $0 { Drawing.entered(argument) }
        return nil
    }
    #endif

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
