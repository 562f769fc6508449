internal import NIOCore

/// What each event loop works with, found by the loop.
struct LoopContexts: Sendable {
    let all: [LoopContext]

    func context(of loop: any EventLoop) -> LoopContext? { all.first { $0.loop === loop } }
}
