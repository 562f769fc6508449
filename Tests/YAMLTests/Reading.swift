import Testing
import YAML

/// The node that a path of keys and indices leads to in the first document.
func node(_ text: String, _ path: String...) throws -> YAMLNode {
    var node = try #require(try YAMLDocument.first(in: Array(text.utf8))).root
    for part in path {
        let next = Int(part).flatMap { index in node.sequence.map { $0[index] } } ?? node[part]
        node = try #require(next, "\(part)")
    }
    return node
}

/// The bytes of the file that a node covers.
func source(_ text: String, _ path: String...) throws -> String {
    var node = try #require(try YAMLDocument.first(in: Array(text.utf8))).root
    for part in path {
        let next = Int(part).flatMap { index in node.sequence.map { $0[index] } } ?? node[part]
        node = try #require(next, "\(part)")
    }
    return String(decoding: Array(text.utf8)[node.range], as: UTF8.self)
}

/// The mistake that reading ends with.
func mistake(_ bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) -> YAMLError? {
    do throws(YAMLError) {
        _ = try YAMLDocument.all(in: bytes, limits: limits)
        return nil
    } catch {
        return error
    }
}
