#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// One request and its answer over a connection of its own.
struct HTTPExchange {
    private static let longestAnswer = 64 << 20
    private static let timeout = timeval(tv_sec: 60, tv_usec: 0)

    var address: ServerAddress

    func send(
        _ method: String, _ target: String, token: [UInt8], body: [UInt8]?
    ) throws(ClientError) -> HTTPAnswer {
        var head = "\(method) \(target) HTTP/1.1\r\nhost: \(address.host)\r\nconnection: close\r\n"
        if let body { head += "content-type: application/json\r\ncontent-length: \(body.count)\r\n" }
        let request =
            Array(head.utf8) + Array("authorization: Bearer ".utf8) + token + Array("\r\n\r\n".utf8) + (body ?? [])
        let descriptor = try connect()
        defer { close(descriptor) }
        try write(request, to: descriptor)
        guard let answer = HTTPAnswer(try read(from: descriptor)) else {
            throw .usage("what answers there is no management listener of proxyguard")
        }
        return answer
    }

    private func connect() throws(ClientError) -> Int32 {
        switch address {
        case .socket(let path): return try connectSocket(path)
        case .port(let host, let port): return try connect(host, port)
        }
    }

    private func connectSocket(_ path: String) throws(ClientError) -> Int32 {
        var target = sockaddr_un()
        target.sun_family = sa_family_t(AF_UNIX)
        let fits = withUnsafeMutableBytes(of: &target.sun_path) { room in
            guard path.utf8.count < room.count else { return false }
            room.copyBytes(from: path.utf8)
            return true
        }
        guard fits else { throw .usage("--url: the path of the socket is too long") }
        let descriptor = Self.open(AF_UNIX)
        let result = withUnsafePointer(to: &target) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Self.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result else { throw failure("\(path): cannot be reached", closing: descriptor) }
        return descriptor
    }

    private func connect(_ host: String, _ port: Int) throws(ClientError) -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &list) == 0 else {
            throw .usage("\(host): the name is unknown")
        }
        defer { freeaddrinfo(list) }
        var next = list
        var error: ClientError?
        while let entry = next?.pointee {
            let descriptor = Self.open(entry.ai_family)
            if let target = entry.ai_addr, Self.connect(descriptor, target, entry.ai_addrlen) { return descriptor }
            error = failure("\(address.host): cannot be reached", closing: descriptor)
            next = entry.ai_next
        }
        throw error ?? .usage("\(host): has no address")
    }

    private static func open(_ family: Int32) -> Int32 {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return descriptor }
        var timeout = timeout
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &timeout, socklen_t(MemoryLayout<timeval>.size))
        }
        return descriptor
    }

    private static func connect(_ descriptor: Int32, _ target: UnsafePointer<sockaddr>, _ length: socklen_t) -> Bool {
        #if canImport(Glibc)
        descriptor >= 0 && Glibc.connect(descriptor, target, length) == 0
        #else
        descriptor >= 0 && Musl.connect(descriptor, target, length) == 0
        #endif
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws(ClientError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("\(address.host): the request could not be sent") }
            rest = rest.dropFirst(count)
        }
    }

    private func read(from descriptor: Int32) throws(ClientError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("\(address.host): no answer") }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= Self.longestAnswer else { throw .usage("\(address.host): the answer is too long") }
        }
    }

    private func failure(_ what: String, closing descriptor: Int32? = nil) -> ClientError {
        let reason = String(cString: strerror(errno))
        if let descriptor, descriptor >= 0 { close(descriptor) }
        return .usage("\(what): \(reason)")
    }
}
