#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A thread of its own for calls that block: the pool of structured concurrency is not to wait for a disk.
///
/// Its owner calls `join` once the body is bound to end.
final class WriterThread: Sendable {
    private let finished = Completion<Bool>()

    init(_ body: @escaping @Sendable () -> Void) {
        let finished = finished
        let start = Unmanaged.passRetained(
            Start {
                body()
                finished.finish(true)
            })
        #if canImport(Glibc)
        var thread = pthread_t()
        #else
        var thread: pthread_t?
        #endif
        let status = pthread_create(&thread, nil, runThread, start.toOpaque())
        guard status == 0 else {
            start.release()
            finished.finish(false)
            return
        }
        #if canImport(Glibc)
        pthread_detach(thread)
        #else
        if let thread { pthread_detach(thread) }
        #endif
    }

    /// Waits for the end of the body; false if the thread could not be started.
    @discardableResult
    func join() -> Bool { finished.wait() }
}

private final class Start: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

#if canImport(Glibc)
private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body() }
    return nil
}
#else
private func runThread(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
    return nil
}
#endif
