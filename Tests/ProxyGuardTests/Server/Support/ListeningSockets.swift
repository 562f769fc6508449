import Foundation
import Testing

/// Sockets of this process that wait for connections, so that a test can have one fail as the system would.
enum ListeningSockets {
    /// An address of this machine that no other test uses, so that any port of it is free.
    static func address() -> String {
        "127.\((1...3).map { _ in String(Int.random(in: 2...250)) }.joined(separator: "."))"
    }

    /// Has a listener accept nobody any more: what waits at it is told an error that stays.
    static func end(_ address: String, _ port: Int) throws {
        let found = (0..<Int32(4096)).filter { isListening($0) && name($0) == "\(address):\(port)" }
        #expect(found.count == 1)
        #expect(shutdown(try #require(found.first), Int32(SHUT_RDWR)) == 0)
    }

    private static func isListening(_ descriptor: Int32) -> Bool {
        var value: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &value, &size) == 0 && value != 0
    }

    private static func name(_ descriptor: Int32) -> String? {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        guard result == 0, address.sin_family == sa_family_t(AF_INET) else { return nil }
        let bytes = withUnsafeBytes(of: address.sin_addr.s_addr) { Array($0) }
        return bytes.map { String($0) }.joined(separator: ".") + ":\(UInt16(bigEndian: address.sin_port))"
    }
}
