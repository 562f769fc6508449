import YAML

/// The input is a file of YAML documents.
///
/// It ends in documents, every node of which lies in the file and within the caps, or in an error with a place.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let limits = YAMLLimits(bytes: 1 << 16, nodes: 2000, depth: 32)
    do {
        for document in try YAMLDocument.all(in: bytes, limits: limits) {
            var nodes = 0
            check(document.root, count, depth: 0, &nodes)
        }
    } catch {
        guard error.line >= 1, error.column >= 1, !error.message.isEmpty else { fatalError("\(error)") }
    }
    return 0
}

private func check(_ node: YAMLNode, _ count: Int, depth: Int, _ nodes: inout Int) {
    nodes += 1
    guard depth <= 64 else { fatalError("deeper than the cap") }
    // Anchors may be used a thousand times; following all of them is for nobody to do.
    guard nodes < 20_000 else { return }
    guard node.range.upperBound <= count, node.line >= 1, node.column >= 1 else {
        fatalError("a node at \(node.range), line \(node.line)")
    }
    _ = (node.bool, node.int, node.string, node.isNull)
    for item in node.sequence ?? [] { check(item, count, depth: depth + 1, &nodes) }
    guard let mapping = node.mapping else { return }
    for pair in mapping.pairs {
        check(pair.key, count, depth: depth + 1, &nodes)
        check(pair.value, count, depth: depth + 1, &nodes)
    }
    for key in mapping.keys where mapping[key] == nil { fatalError("the key \(key) has no value") }
}
