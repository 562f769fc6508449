internal import NIOCore
internal import NIOSSL
internal import NIOTLS

/// Tells when TLS is agreed on: before that no byte of a request is written, so that no key goes to whoever has the wrong certificate.
final class HandshakeWait: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private enum State {
        case waiting
        case finished(UpstreamFailure?)
    }

    private let timeout: TimeAmount
    private var state = State.waiting
    private var deadline: Deadline?
    private var observer: ((UpstreamFailure?) -> Void)?

    init(timeout: TimeAmount) { self.timeout = timeout }

    /// Calls back once, with what failed if anything did.
    func whenFinished(_ observer: @escaping (UpstreamFailure?) -> Void) {
        if case .finished(let failure) = state { observer(failure) } else { self.observer = observer }
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        deadline = Deadline(context.eventLoop) { [weak self] in
            self?.finish(.connectTimeout)
            channel.close(promise: nil)
        }
        deadline?.set(after: timeout)
    }

    func handlerRemoved(context: ChannelHandlerContext) { finish(.handshake) }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted = event { finish(nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard case .waiting = state else { return context.fireErrorCaught(error) }
        finish(Self.failure(error))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish(.handshake)
        context.fireChannelInactive()
    }

    /// Of what the library tells only whether it was the certificate counts.
    static func failure(_ error: any Error) -> UpstreamFailure {
        switch error {
        case let error as NIOSSLExtraError
        where error == .failedToValidateHostname || error == .serverHostnameImpossibleToMatch:
            .certificateRefused
        case NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate: .certificateRefused
        // The library has no code for it.
        case NIOSSLError.handshakeFailed(let reason) where "\(reason)".contains("CERTIFICATE_VERIFY_FAILED"):
            .certificateRefused
        default: .handshake
        }
    }

    private func finish(_ failure: UpstreamFailure?) {
        guard case .waiting = state else { return }
        state = .finished(failure)
        deadline?.cancel()
        observer?(failure)
        observer = nil
    }
}
