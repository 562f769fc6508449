internal import NIOCore

/// A time after which something is given up, moved often and cheaply: one timer stands behind all moves.
///
/// Most deadlines are moved long before they come. A later one is only noted; the timer, when it fires, waits for the rest.
final class Deadline {
    private let loop: any EventLoop
    private var time: NIODeadline?
    private var scheduled: (task: Scheduled<Void>, time: NIODeadline)?
    /// Called on the event loop, once for each time that was set and came.
    private var action: (() -> Void)?

    init(_ loop: any EventLoop, _ action: @escaping () -> Void) {
        self.loop = loop
        self.action = action
    }

    /// Sets the time anew, counted from now.
    func set(after amount: TimeAmount) { set(loop.now + amount) }

    /// Sets the time anew.
    func set(_ time: NIODeadline) {
        self.time = time
        if let scheduled, scheduled.time <= time { return }
        schedule(time)
    }

    /// Nothing comes until a time is set again.
    func clear() { time = nil }

    /// Ends it for good: what it would call is let go.
    func cancel() {
        time = nil
        scheduled?.task.cancel()
        scheduled = nil
        action = nil
    }

    private func schedule(_ time: NIODeadline) {
        scheduled?.task.cancel()
        scheduled = (loop.assumeIsolated().scheduleTask(deadline: time) { self.fire() }, time)
    }

    private func fire() {
        scheduled = nil
        guard let time else { return }
        if time > loop.now { return schedule(time) }
        self.time = nil
        action?()
    }
}
