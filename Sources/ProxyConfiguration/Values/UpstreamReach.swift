/// Which machines may answer for the host of an upstream.
///
/// The check before the start and every connection ask this, so that none lets pass what the other refuses.
public enum UpstreamReach: Hashable, Sendable {
    /// This machine, since the address names it.
    case thisMachine
    /// A private network too, since the address names one of it.
    case privateNetwork
    /// The Internet alone, whatever a name resolves to.
    case internet
    /// None.
    case nobody(Refusal)

    /// Why no provider is there.
    public enum Refusal: Hashable, Sendable {
        /// A cloud's metadata service.
        case metadata
        /// Whoever is on the same wire.
        case linkLocal
        /// No single machine.
        case reserved
        /// An address of version 4 in one of version 6, and as it is to be written.
        case mapped(IPAddress)
        /// A pattern of hosts.
        case pattern

        /// One clause.
        public var phrase: String {
            switch self {
            case .metadata: "a cloud hands out credentials there, no provider answers"
            case .linkLocal: "the address counts on one wire only, no provider has it"
            case .reserved: "the address is that of no single machine"
            case .mapped(let address): "an address of version 4 as one of version 6: write \(address)"
            case .pattern: "a pattern is no host"
            }
        }
    }

    /// What the host of an address says, an address or a name.
    public init(host: String) {
        var name = host.lowercased()
        while name.hasSuffix(".") { name.removeLast() }
        if name.contains("*") {
            self = .nobody(.pattern)
        } else if let address = IPAddress(name) {
            self = Self.reach(of: address, isMapped: address.isVersion4 && name.contains(":"))
        } else if name == "localhost" || name.hasSuffix(".localhost") {
            self = .thisMachine
        } else {
            self =
                Self.metadataNames.contains(name) || name.hasPrefix("instance-data.") ? .nobody(.metadata) : .internet
        }
    }

    private static func reach(of address: IPAddress, isMapped: Bool) -> UpstreamReach {
        switch address.reach {
        case .metadata: .nobody(.metadata)
        case .linkLocal: .nobody(.linkLocal)
        case .reserved: .nobody(.reserved)
        case .loopback: isMapped ? .nobody(.mapped(address)) : .thisMachine
        case .privateNetwork: isMapped ? .nobody(.mapped(address)) : .privateNetwork
        case .internet: isMapped ? .nobody(.mapped(address)) : .internet
        }
    }

    /// Names of metadata services: Google, Amazon, Microsoft, Tencent.
    private static let metadataNames: Set<String> = [
        "metadata", "metadata.google.internal", "metadata.goog", "instance-data", "metadata.azure.internal",
        "metadata.tencentyun.com",
    ]
}
