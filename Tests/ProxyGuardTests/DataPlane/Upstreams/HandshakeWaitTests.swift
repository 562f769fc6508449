import NIOCore
import NIOEmbedded
import NIOSSL
import NIOTLS
import Testing

@testable import ProxyDataPlane

@Suite("Handshake wait")
struct HandshakeWaitTests {
    private final class Heard { var all: [UpstreamFailure?] = [] }

    private func make() throws -> (EmbeddedChannel, HandshakeWait, Heard) {
        let wait = HandshakeWait(timeout: .seconds(10))
        let channel = EmbeddedChannel(handler: wait)
        try channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return (channel, wait, Heard())
    }

    @Test("a handshake that is over is told, to whoever asked before and after")
    func completed() throws {
        let (channel, wait, heard) = try make()
        wait.whenFinished { heard.all.append($0) }
        #expect(heard.all.isEmpty)
        channel.pipeline.fireUserInboundEventTriggered(TLSUserEvent.handshakeCompleted(negotiatedProtocol: nil))
        #expect(heard.all == [nil])
        wait.whenFinished { heard.all.append($0) }
        #expect(heard.all == [nil, nil])
        channel.embeddedEventLoop.advanceTime(by: .seconds(60))
        #expect(channel.isActive)
        _ = try channel.finish()
        #expect(heard.all == [nil, nil])
    }

    @Test("one that takes too long ends the connection")
    func timeout() throws {
        let (channel, wait, heard) = try make()
        wait.whenFinished { heard.all.append($0) }
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(9999))
        #expect(heard.all.isEmpty && channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(heard.all == [.connectTimeout])
        #expect(!channel.isActive)
    }

    @Test("an error before its end is a failed handshake and ends the connection; one after it is passed on")
    func errors() throws {
        let (channel, wait, heard) = try make()
        wait.whenFinished { heard.all.append($0) }
        channel.pipeline.fireErrorCaught(ChannelError.inputClosed)
        #expect(heard.all == [.handshake])
        #expect(!channel.isActive)

        let (other, later, _) = try make()
        other.pipeline.fireUserInboundEventTriggered(TLSUserEvent.handshakeCompleted(negotiatedProtocol: "http/1.1"))
        other.pipeline.fireErrorCaught(ChannelError.inputClosed)
        #expect(throws: ChannelError.inputClosed) { try other.throwIfErrorCaught() }
        #expect(other.isActive)
        later.whenFinished { #expect($0 == nil) }
    }

    @Test("a connection that is closed in the middle has failed")
    func closed() throws {
        let (channel, wait, heard) = try make()
        wait.whenFinished { heard.all.append($0) }
        _ = try channel.finish()
        #expect(heard.all == [.handshake])
    }

    /// That the library tells of an authority that nobody trusts is seen with a real handshake, in the pool's tests.
    @Test("what concerns the certificate is told from everything else")
    func reasons() {
        let certificates: [any Error] = [
            NIOSSLExtraError.failedToValidateHostname, NIOSSLExtraError.serverHostnameImpossibleToMatch,
            NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate,
        ]
        #expect(certificates.allSatisfy { HandshakeWait.failure($0) == .certificateRefused })
        let others: [any Error] = [
            NIOSSLExtraError.cannotUseIPAddressInSNI, NIOSSLError.uncleanShutdown,
            NIOSSLError.handshakeFailed(.wantRead), ChannelError.inputClosed,
        ]
        #expect(others.allSatisfy { HandshakeWait.failure($0) == .handshake })
    }
}
