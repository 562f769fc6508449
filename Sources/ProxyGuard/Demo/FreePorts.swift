internal import NIOCore
internal import NIOPosix

/// Ports of 127.0.0.1 that nobody listens at, for listeners that are about to start.
public enum FreePorts {
    /// So many, all different.
    public static func find(_ count: Int) async throws -> [Int] {
        var channels: [any Channel] = []
        for _ in 0..<count {
            channels.append(
                try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .bind(host: "127.0.0.1", port: 0).get())
        }
        let ports = channels.compactMap { $0.localAddress?.port }
        for channel in channels { try await channel.close() }
        return ports
    }
}
