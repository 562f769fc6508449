import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS
import ProxyConfiguration
import Testing

@testable import ProxyDataPlane

@Suite("Server TLS", .timeLimit(.minutes(15)))
struct ServerTLSTests {
    static let suites = ["ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-CHACHA20-POLY1305"].map { CipherSuite($0) }

    static func context(_ files: TestCertificate, _ version: ProxyConfiguration.TLSVersion = .tls12) throws
        -> NIOSSLContext
    {
        try ServerTLS.context(
            certificateFile: files.certificate, keyFile: files.key, minimumVersion: version, ciphers: suites)
    }

    private func problem(certificate: String, key: String, ciphers: [CipherSuite] = suites) -> TLSFileError? {
        do throws(TLSFileError) {
            _ = try ServerTLS.context(
                certificateFile: certificate, keyFile: key, minimumVersion: .tls12, ciphers: ciphers)
            return nil
        } catch {
            return error
        }
    }

    @Test("a file that cannot be used is named, with why")
    func files() throws {
        let (files, others) = (try TestCertificate(), try TestCertificate())
        #expect(problem(certificate: files.certificate, key: files.key) == nil)
        #expect(problem(certificate: "/no/file", key: files.key)?.file == "/no/file")
        #expect(problem(certificate: files.key, key: files.key)?.file == files.key)
        #expect(problem(certificate: files.certificate, key: "/no/key")?.file == "/no/key")
        #expect(problem(certificate: files.certificate, key: files.certificate)?.file == files.certificate)
        #expect(problem(certificate: files.certificate, key: others.key) != nil)
        let text = "\(try #require(problem(certificate: "/no/file", key: files.key)))"
        #expect(text.hasPrefix("/no/file: ") && !text.contains("\n"))
    }

    /// The version and the protocol that a client with these offers agrees on; nil for none.
    private func agreed(
        _ server: NIOSSLContext, _ files: TestCertificate, newest: NIOSSL.TLSVersion, protocols: [String] = []
    ) async throws -> String? {
        let group = MultiThreadedEventLoopGroup.singleton
        let channel = try await ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: server))
                }
            }.bind(host: "127.0.0.1", port: 0).get()
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .file(files.certificate)
        configuration.minimumTLSVersion = .tlsv1  // secscan:allow[tls/swift-weak-version] to see it refused
        configuration.maximumTLSVersion = newest
        configuration.applicationProtocols = protocols
        let tls = try NIOSSLContext(configuration: configuration)
        let heard = Journal<String?>()
        let client = try await ClientBootstrap(group: group)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        try NIOSSLClientHandler(context: tls, serverHostname: "localhost"), Listening(heard))
                }
            }.connect(host: "127.0.0.1", port: channel.localAddress?.port ?? 0).get()
        let result = try await heard.wait(for: 1)[0]
        try? await client.close()
        try await channel.close()
        return result
    }

    private final class Listening: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        let heard: Journal<String?>
        init(_ heard: Journal<String?>) { self.heard = heard }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case TLSUserEvent.handshakeCompleted(let name) = event { heard.append(name ?? "none") }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            heard.append(nil)
            context.close(promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) { heard.append(nil) }
    }

    @Test("versions before the oldest that is allowed are refused, HTTP/2 is agreed on where it is offered")
    func handshakes() async throws {
        let files = try TestCertificate()
        let usual = try Self.context(files)
        #expect(try await agreed(usual, files, newest: .tlsv11) == nil)
        #expect(try await agreed(usual, files, newest: .tlsv12) == "none")
        #expect(try await agreed(usual, files, newest: .tlsv13) == "none")
        #expect(try await agreed(usual, files, newest: .tlsv13, protocols: ["http/1.1", "h2"]) == "h2")
        #expect(try await agreed(usual, files, newest: .tlsv13, protocols: ["http/1.1"]) == "http/1.1")
        let strict = try Self.context(files, .tls13)
        #expect(try await agreed(strict, files, newest: .tlsv12) == nil)
        #expect(try await agreed(strict, files, newest: .tlsv13) == "none")
    }
}
