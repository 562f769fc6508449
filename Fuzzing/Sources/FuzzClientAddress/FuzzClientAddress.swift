import ProxyConfiguration
import ProxyLimits
import ProxyRecords

@testable import ProxyDataPlane

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The input is an address, a network and a header X-Forwarded-For, a line each.
///
/// An address is one where the system's library says so, and the same; a network has what its bits say; and whatever a client writes into
/// the header, the hop counts that the trusted proxy adds.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzClientAddress(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let lines = UnsafeBufferPointer(start: start, count: count).split(
        separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }
    for line in lines { checkAddress(line) }
    if lines.count > 1, let network = Network(lines[1]) {
        for text in [lines[0], "10.0.0.1", "2001:db8::1", network.address.description] {
            if let address = IPAddress(text) { check(network, address) }
        }
    }
    if lines.count > 2 { checkForwarded(lines[2]) }
    return 0
}

private func checkAddress(_ text: String) {
    let known = systemBytes(text)
    let address = IPAddress(text)
    guard address?.bytes == known else { fatalError("\(text) is \(String(describing: address))") }
    guard let address else { return }
    guard IPAddress(address.description) == address else { fatalError("\(text) is written \(address)") }
    guard let key = AddressKey(address.bytes), key == IPAddress(address.description).flatMap({ AddressKey($0.bytes) })
    else { fatalError("no key of \(text)") }
    guard IPAddress(AddressForm.full.written(text)) == address else { fatalError("\(text) is recorded as another") }
}

/// What the system's library takes it for; of version 4 within 6 the former.
private func systemBytes(_ text: String) -> [UInt8]? {
    guard !text.utf8.contains(0) else { return nil }
    var version4 = in_addr()
    if inet_pton(AF_INET, text, &version4) == 1 { return withUnsafeBytes(of: &version4) { Array($0) } }
    var version6 = in6_addr()
    guard inet_pton(AF_INET6, text, &version6) == 1 else { return nil }
    let bytes = withUnsafeBytes(of: &version6) { Array($0) }
    let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    return isMapped ? Array(bytes[12...]) : bytes
}

private func check(_ network: Network, _ address: IPAddress) {
    let (own, other) = (network.address.bytes, address.bytes)
    let isInside =
        own.count == other.count
        && (0..<network.prefix).allSatisfy { bit in
            (own[bit / 8] ^ other[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
        }
    guard network.contains(address) == isInside else { fatalError("\(address) in \(network.text)") }
    guard network.contains(network.address) else { fatalError("\(network.text) without its own address") }
}

private func checkForwarded(_ header: String) {
    let trusted = [Network("10.0.0.0/8")].compactMap { $0 }
    let peer = ClientAddress(peer: IPAddress("10.0.0.1"), isSecure: false)
    let hop = "203.0.113.9"
    for headers in [[header, hop], ["\(header), \(hop)"], [header, "\(hop), 10.2.2.2"], ["\(header),\(hop)"]] {
        guard peer.behind(trusted, forwardedFor: headers, forwardedProto: [header]).client == IPAddress(hop) else {
            fatalError("the client chooses its address: \(header)")
        }
    }
    let stranger = ClientAddress(peer: IPAddress("198.51.100.7"), isSecure: false)
    guard stranger.behind(trusted, forwardedFor: [header], forwardedProto: [header]) == stranger else {
        fatalError("an untrusted peer chooses its address")
    }
    // A hop that a proxy adds with its port, or in brackets.
    for added in ["\(hop):443", "[2001:db8:9::1]:443", "2001:db8:9::1"] {
        let client = peer.behind(trusted, forwardedFor: ["\(header), \(added)"], forwardedProto: []).client
        guard client == IPAddress(hop) || client == IPAddress("2001:db8:9::1") else {
            fatalError("\(header), \(added)")
        }
    }
}
