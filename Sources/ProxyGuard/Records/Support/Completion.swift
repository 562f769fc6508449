/// A result that one thread waits for and another gives, once.
///
/// `@unchecked Sendable`: the value is touched under the monitor only.
final class Completion<Value: Sendable>: @unchecked Sendable {
    private let monitor = Monitor()
    private var value: Value?

    init() {}

    func finish(_ value: Value) {
        monitor.locked {
            guard self.value == nil else { return }
            self.value = value
            monitor.wake()
        }
    }

    func wait() -> Value {
        monitor.locked {
            while true {
                if let value { return value }
                monitor.wait()
            }
        }
    }
}
