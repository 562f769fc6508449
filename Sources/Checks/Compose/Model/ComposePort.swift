internal import YAML

/// A port of a container that its host passes on.
struct ComposePort {
    /// The address of the host; nil for all of them.
    let address: String?
    /// The host's ports; nil for one that Docker chooses.
    let published: ClosedRange<Int>?
    let target: ClosedRange<Int>
    /// Lower-case.
    let protocolName: String
    let range: Range<Int>

    /// Whether other machines reach it.
    var isOpen: Bool { address.map { ["0.0.0.0", "::", "[::]", "*", ""].contains($0) } ?? true }

    /// An element of `ports`; nil if variables have to be known first.
    init?(_ node: YAMLNode) {
        if node.mapping != nil { self.init(long: node) } else { self.init(short: node) }
    }

    private init?(long node: YAMLNode) {
        func text(_ key: String) -> String? { node[key]?.composeText.flatMap { $0.isComplete ? $0.value : nil } }
        guard let target = text("target").flatMap({ ExposedPort($0) }) else { return nil }
        self.target = target.ports
        protocolName = text("protocol")?.lowercased() ?? "tcp"
        published = text("published").flatMap { ExposedPort($0)?.ports }
        address = text("host_ip")
        range = node["target"]?.textRange ?? node.range
    }

    /// `[[ADDRESS:]PORT:]PORT[/PROTOCOL]`, with ranges.
    private init?(short node: YAMLNode) {
        guard let text = node.composeText, text.isComplete else { return nil }
        var parts = text.value.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard let last = parts.popLast(), let target = ExposedPort(last) else { return nil }
        self.target = target.ports
        protocolName = target.protocolName
        published = parts.popLast().flatMap { ExposedPort($0)?.ports }
        address = parts.isEmpty ? nil : parts.joined(separator: ":")
        range = node.textRange
    }
}
