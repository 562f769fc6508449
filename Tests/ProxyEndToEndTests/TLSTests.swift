import Foundation
import ProxyDemo
import Testing

/// What is agreed on with clients of TLS, asked in the way of scanners: by hand, since libraries no longer say the rest.
@Suite("TLS", .timeLimit(.minutes(15)))
struct TLSTests {
    /// Those of TLS 1.2, by the kind of certificate, with their names.
    private static let good: [TLSFiles.Kind: [UInt16: String]] = [
        .ecdsa: [
            0xC02B: "ECDHE-ECDSA-AES128-GCM-SHA256", 0xC02C: "ECDHE-ECDSA-AES256-GCM-SHA384",
            0xCCA9: "ECDHE-ECDSA-CHACHA20-POLY1305",
        ],
        .rsa: [
            0xC02F: "ECDHE-RSA-AES128-GCM-SHA256", 0xC030: "ECDHE-RSA-AES256-GCM-SHA384",
            0xCCA8: "ECDHE-RSA-CHACHA20-POLY1305",
        ],
    ]
    /// Of TLS 1.3.
    private static let new: [UInt16: String] = [
        0x1301: "TLS_AES_128_GCM_SHA256", 0x1302: "TLS_AES_256_GCM_SHA384", 0x1303: "TLS_CHACHA20_POLY1305_SHA256",
    ]
    /// Says that a client has tried a newer version before. Source: RFC 7507
    private static let fallback: UInt16 = 0x5600

    private static func suite(_ reply: TLSReply) -> UInt16? {
        if case .hello(_, let suite, _, _) = reply { suite } else { nil }
    }

    private static func version(_ reply: TLSReply) -> UInt16? {
        if case .hello(let version, _, _, _) = reply { version } else { nil }
    }

    @Test("Versions: nothing older than TLS 1.2, and not that where the configuration says so")
    func versions() async throws {
        let files = try await TLSFiles()
        let ranges: [ClosedRange<UInt16>] = [0...0xFF, 0xC001...0xC0FF, 0xCCA8...0xCCAE]
        let all = ranges.flatMap { Array($0) }
        for minimum in ["1.2", "1.3"] {
            try await RunningProxy.run(files.settings(["tls.min_version": "\"\(minimum)\""])) { proxy in
                let port = proxy.ports[0]
                #expect(try await TLSReply.ask(port: port, ClientHello.ssl2).isRefusal)
                let ssl3 = ClientHello(version: 0x0300, suites: all, hasExtensions: false)
                #expect(try await TLSReply.ask(port: port, ssl3).isRefusal)
                for version in [0x0300, 0x0301, 0x0302] as [UInt16] {
                    for versions in [[], [version]] {
                        let hello = ClientHello(version: version, versions: versions, suites: all)
                        let reply = try await TLSReply.ask(port: port, hello)
                        #expect(reply.isRefusal, "\(version) \(versions): \(reply)")
                    }
                }
                let old = try await TLSReply.ask(port: port, ClientHello(suites: Array(Self.all(.ecdsa))))
                #expect(Self.version(old) == (minimum == "1.2" ? 0x0303 : nil), "\(old)")
                let new = ClientHello(versions: [0x0304, 0x0303], suites: Array(Self.new.keys))
                #expect(Self.version(try await TLSReply.ask(port: port, new)) == 0x0304)
                let drafts = ClientHello(versions: [0x7F1C, 0x7F17, 0x0305], suites: Array(Self.new.keys))
                #expect(try await TLSReply.ask(port: port, drafts).isRefusal)
                for (option, isGood) in [
                    ("-tls1", false), ("-tls1_1", false), ("-tls1_2", minimum == "1.2"), ("-tls1_3", true),
                ] {
                    let text = try await Tool.client(
                        port, [option, "-cipher", "ALL:COMPLEMENTOFALL:@SECLEVEL=0", "-CAfile", files.root])
                    #expect(text.contains("Cipher is (NONE)") != isGood, "\(option): \(text)")
                }
                #expect(proxy.stub.requests.isEmpty)
            }
        }
    }

    private static func all(_ kind: TLSFiles.Kind) -> Dictionary<UInt16, String>.Keys { (good[kind] ?? [:]).keys }

    @Test(
        "Suites: authenticated encryption with fresh keys, and no other of all there could be",
        arguments: [TLSFiles.Kind.ecdsa, .rsa])
    func suites(kind: TLSFiles.Kind) async throws {
        let files = try await TLSFiles(kind)
        let good = Self.good[kind] ?? [:]
        try await RunningProxy.run(files.settings()) { proxy in
            let port = proxy.ports[0]
            // All numbers but the good ones and the two that are no suites.
            let others = (0...UInt16.max).filter { good[$0] == nil && $0 != Self.fallback && $0 != 0x00FF }
            for start in stride(from: 0, to: others.count, by: 6000) {
                let some = Array(others[start..<min(start + 6000, others.count)])
                let reply = try await TLSReply.ask(port: port, ClientHello(suites: some))
                #expect(reply.isRefusal, "\(Self.suite(reply).map { String($0, radix: 16) } ?? "") from \(some[0])")
                let new = some.filter { Self.new[$0] == nil }
                let second = try await TLSReply.ask(port: port, ClientHello(versions: [0x0304], suites: new))
                #expect(second.isRefusal, "\(Self.suite(second).map { String($0, radix: 16) } ?? "") from \(some[0])")
            }
            // One at a time, so that none hides behind another: those that openssl has a name for.
            let list = try await Tool.run(["openssl", "ciphers", "-V", "ALL:COMPLEMENTOFALL:@SECLEVEL=0"])
            var seen = 0
            for line in list.standardOutput.split(separator: "\n") {
                let words = line.split(separator: " ")
                let number = words[0].split(separator: ",").reduce(0 as UInt16) {
                    $0 << 8 | (UInt16($1.dropFirst(2), radix: 16) ?? 0)
                }
                let name = String(words[2])
                seen += 1
                let isNew = name.hasPrefix("TLS_")
                let reply = try await TLSReply.ask(
                    port: port, ClientHello(versions: isNew ? [0x0304] : [], suites: [number]))
                let isGood = isNew ? Self.new[number] == name : good[number] == name
                #expect(Self.suite(reply) == (isGood ? number : nil), "\(name): \(reply)")
            }
            #expect(seen > 20)
            // To the end of the handshake, with a client that looks at the certificate.
            for name in good.values {
                let text = try await Tool.client(
                    port, ["-tls1_2", "-cipher", name, "-CAfile", files.root, "-verify_return_error"])
                #expect(text.contains("Cipher is \(name)") && text.contains("Verify return code: 0"), "\(text)")
            }
            for name in Self.new.values {
                let text = try await Tool.client(
                    port, ["-tls1_3", "-ciphersuites", name, "-CAfile", files.root, "-verify_return_error"])
                #expect(text.contains("Cipher is \(name)") && text.contains("Verify return code: 0"), "\(text)")
            }
            // All others together, by a client that would take any.
            let rest = good.values.map { "-" + $0 }.joined(separator: ":")
            let text = try await Tool.client(
                port, ["-tls1_2", "-cipher", "ALL:COMPLEMENTOFALL:\(rest):@SECLEVEL=0"])
            #expect(text.contains("Cipher is (NONE)"), "\(text)")
        }
    }

    @Test("Compression, heartbeats, fallback, bytes of no record: nothing comes of them")
    func oddities() async throws {
        let files = try await TLSFiles()
        try await RunningProxy.run(files.settings(["timeouts.header": "\"1s\""])) { proxy in
            let port = proxy.ports[0]
            let suites = Array(Self.all(.ecdsa))
            let both = try await TLSReply.ask(port: port, ClientHello(suites: suites, compressions: [1, 64, 0]))
            guard case .hello(_, _, let compression, _) = both else { throw TLSFiles.Failure(description: "\(both)") }
            #expect(compression == 0)
            let only = try await TLSReply.ask(port: port, ClientHello(suites: suites, compressions: [1]))
            #expect(only.isRefusal, "\(only)")
            let new = ClientHello(versions: [0x0304], suites: Array(Self.new.keys), compressions: [1, 0])
            #expect(try await TLSReply.ask(port: port, new).isRefusal)

            // Who offers less than it could says so, and is told. Source: RFC 7507
            let back = try await TLSReply.ask(port: port, ClientHello(suites: suites + [Self.fallback]))
            #expect(back == .alert(86), "\(back)")
            let reply = try await TLSReply.ask(port: port, ClientHello(suites: suites, hasHeartbeat: true))
            guard case .hello(_, _, _, let extensions) = reply else { throw TLSFiles.Failure(description: "\(reply)") }
            #expect(!extensions.contains(15))

            // A heartbeat that asks for 16 KiB and brings none, before the handshake and in the middle of it. Source: CVE-2014-0160
            let beat: [UInt8] = [24, 3, 3, 0, 3, 1, 0x40, 0]
            let first = try await TLSReply.ask(port: port, beat)
            #expect(first.isRefusal, "\(first)")
            let connection = try await proxy.connect()
            try await connection.send(ClientHello(suites: suites, hasHeartbeat: true).bytes + beat)
            let bytes = await connection.untilEnd()
            #expect(Self.types(bytes).isSubset(of: [20, 21, 22]), "\(Self.types(bytes))")
            #expect(bytes.count < 8192)

            for text in [
                "GET /v1/models HTTP/1.1\r\nhost: a\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u{16}\u{3}\u{1}",
                "PROXY TCP4 203.0.113.7 127.0.0.1 1 2\r\n", String(repeating: "\u{0}", count: 70_000), "",
            ] {
                let answer = try await proxy.raw(text)
                #expect(!answer.contains("HTTP/1") && answer.utf8.count < 64, "\(text.prefix(20)): \(answer)")
            }
            let client = try await Tool.client(port, ["-CAfile", files.root])
            #expect(client.contains("Verify return code: 0"))
            #expect(proxy.stub.requests.isEmpty)
        }
    }

    private static func types(_ bytes: [UInt8]) -> Set<UInt8> {
        var types: Set<UInt8> = []
        var place = 0
        while place + 5 <= bytes.count {
            types.insert(bytes[place])
            place += 5 + Int(bytes[place + 3]) << 8 + Int(bytes[place + 4])
        }
        return types
    }
}
