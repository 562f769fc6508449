internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Ports of 127.0.0.1 that nobody listens at, for listeners that are about to start.
public enum FreePorts {
    /// Below those that systems give to connections, so that none is taken between the search and the start.
    private static let range = 12_000..<30_000
    private static let given = Mutex<Set<Int>>([])

    /// So many, all different; none twice in one program.
    public static func find(_ count: Int) async throws -> [Int] {
        var ports: [Int] = []
        while ports.count < count {
            let port = Int.random(in: range)
            guard given.withLock({ $0.insert(port).inserted }) else { continue }
            // Asked as a client does: a listener of our own would be inherited by a program that starts just then.
            let client = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            if let channel = try? await client.connect(host: "127.0.0.1", port: port).get() {
                try await channel.close()
                continue
            }
            ports.append(port)
        }
        return ports
    }
}
