internal import YAML

/// A compose file as it is written.
struct ComposeDocument {
    let source: [UInt8]
    /// The services of all its documents: name and content.
    let services: [(name: YAMLNode, content: YAMLMapping)]

    /// Compose files are written by hand.
    static let sizeLimit = 1 << 20

    init(_ source: [UInt8]) throws(YAMLError) {
        self.source = source
        let limits = YAMLLimits(bytes: Self.sizeLimit, nodes: 200_000, depth: 64)
        services = try YAMLDocument.all(in: source, limits: limits).flatMap { document in
            (document.root["services"]?.mapping?.pairs ?? []).compactMap { pair in
                pair.value.mapping.map { (pair.key, $0) }
            }
        }
    }
}
