internal import Dispatch
internal import Foundation
internal import ProxyServer

/// Signals as they come, in place of what they do by default.
struct Signals {
    /// The numbers, one after the other.
    let all: AsyncStream<Int32>
    private let sources: [any DispatchSourceSignal]
    private let watch: Task<Void, Never>

    /// - Parameter files: a change of one of them counts as SIGHUP.
    init(_ numbers: [Int32], watching files: WatchedFiles = WatchedFiles([])) {
        let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
        sources = numbers.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(number) }
            source.resume()
            return source
        }
        watch = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(1))
                if files.hasChanged() { continuation.yield(SIGHUP) }
            }
        }
        all = stream
    }
}
