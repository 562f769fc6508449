internal import Dispatch
internal import Foundation
internal import ProxyServer

/// Signals as they come, in place of what they do by default.
struct Signals {
    /// What there is to heed.
    let events = ServeEvents()
    private let sources: [any DispatchSourceSignal]
    private let watch: Task<Void, Never>

    /// - Parameter files: a change of one of them counts as SIGHUP.
    init(_ numbers: [Int32], watching files: WatchedFiles = WatchedFiles([])) {
        sources = numbers.map { [events] number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { events.add(number == SIGHUP ? .reload : .end(nil)) }
            source.resume()
            return source
        }
        watch = Task { [events] in
            while !Task.isCancelled {
                // An end by cancellation ends the loop.
                try? await Task.sleep(for: .seconds(1))
                if files.hasChanged() { events.add(.reload) }
            }
        }
    }
}
