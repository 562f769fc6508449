internal import Synchronization

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
    /// So long the end of a scan may wait for the line to go.
    private static let nap = 20
    private static let width = 28

    /// Runs `work` while the bar is shown; the line is gone afterwards.
    public static func showing<Result: Sendable>(
        _ progress: Progress, when isShown: Bool, during work: @Sendable @escaping () async throws -> Result
    ) async throws -> Result {
        guard isShown, Terminal.errorIsTerminal else { return try await work() }
        let drawing = Drawing(progress)
        do {
            let result = try await work()
            drawing.end()
            return result
        } catch {
            drawing.end()
            throw error
        }
    }

    /// A thread of its own: a scan keeps all those busy that tasks run on.
    private final class Drawing: Sendable {
        private let progress: Progress
        private let isOver = Atomic<Bool>(false)
        private let isGone = Atomic<Bool>(false)

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
                isGone.store(true, ordering: .sequentiallyConsistent)
                return
            }
            #if canImport(Darwin)
            if let thread { pthread_detach(thread) }
            #else
            pthread_detach(thread)
            #endif
        }

        /// This is the clock of a display, not a wait for an event.
        func run() {
            var waited = 0
            var next = delay
            while !isOver.load(ordering: .sequentiallyConsistent) {
                if waited >= next {
                    draw(progress)
                    next = waited + interval
                }
                usleep(useconds_t(nap * 1000))
                waited += nap
            }
            isGone.store(true, ordering: .sequentiallyConsistent)
        }

        /// Waits for a line that is just being drawn: it would stand there for good.
        func end() {
            isOver.store(true, ordering: .sequentiallyConsistent)
            while !isGone.load(ordering: .sequentiallyConsistent) { usleep(useconds_t(1000)) }
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
