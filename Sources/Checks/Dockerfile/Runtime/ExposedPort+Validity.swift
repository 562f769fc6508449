extension ExposedPort {
    /// Why the builder, or everybody who reads the image, cannot use a word of EXPOSE; nil if nothing is wrong with it.
    static func fault(of text: String) -> String? {
        if text.contains(":") { return "EXPOSE takes ports of the container, no address or port of the host" }
        if text.contains(",") { return "ports stand apart by blanks, not by commas" }
        guard let port = ExposedPort(text) else { return "this is no port" }
        guard port.ports.lowerBound >= 0, port.ports.upperBound <= 65_535 else { return "ports end at 65535" }
        return ["tcp", "udp", "sctp", ""].contains(port.protocolName)
            ? nil : "the protocol is none of tcp, udp and sctp"
    }
}
