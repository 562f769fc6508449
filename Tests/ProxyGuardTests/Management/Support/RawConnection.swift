import Foundation
import Glibc
import NIOCore

/// A connection of plain bytes to a listener of this machine.
enum RawConnection {
    enum Place: Sendable {
        case port(Int)
        case socket(String)
    }

    /// The same on a thread of its own: the server needs those that tasks run on.
    static func exchange(_ place: Place, _ text: String) async -> String? {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: blockingExchange(place, text)) }
        }
    }

    /// Sends bytes and returns all that comes until the other side closes; nil where nobody listens.
    private static func blockingExchange(_ place: Place, _ text: String) -> String? {
        let descriptor: Int32
        let isConnected: Bool
        switch place {
        case .port(let port):
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            guard let address = try? SocketAddress(ipAddress: "127.0.0.1", port: port) else { return nil }
            isConnected = address.withSockAddr { pointer, size in connect(descriptor, pointer, socklen_t(size)) == 0 }
        case .socket(let path):
            descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            isConnected = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
                }
            }
        }
        defer { close(descriptor) }
        guard isConnected else { return nil }
        var timeout = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        let bytes = Array(text.utf8)
        guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { return nil }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return String(decoding: answer, as: UTF8.self) }
            answer += buffer[..<count]
        }
    }
}
