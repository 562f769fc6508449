internal import NIOCore

/// The connection that an answer is written to.
public struct StubWire: Sendable {
    let channel: any Channel

    /// Writes bytes as they are.
    public func write(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    /// Writes text as it is.
    public func write(_ text: String) async throws { try await write(Array(text.utf8)) }

    /// Begins an answer; its framing is among the headers.
    public func head(_ status: Int, _ headers: [(String, String)]) async throws {
        let lines = headers.map { "\($0.0): \($0.1)\r\n" }.joined()
        try await write("HTTP/1.1 \(status) Stub\r\n\(lines)\r\n")
    }

    /// Writes a chunk; nothing for no bytes, which would be the last one.
    public func chunk(_ bytes: [UInt8]) async throws {
        guard !bytes.isEmpty else { return }
        try await write(Array((String(bytes.count, radix: 16) + "\r\n").utf8) + bytes + [13, 10])
    }

    /// Writes a chunk.
    public func chunk(_ text: String) async throws { try await chunk(Array(text.utf8)) }

    /// The last chunk.
    public func end() async throws { try await write("0\r\n\r\n") }

    /// Closes the connection, wherever the answer is.
    public func close() async throws { try await channel.close() }

    /// Waits until the other side has closed it.
    public func untilClosed() async { try? await channel.closeFuture.get() }
}
