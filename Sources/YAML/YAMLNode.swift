/// A scalar, a sequence or a mapping, and where it stands.
///
/// An alias is the node that its anchor names, with that node's place. The accessors do not convert: each gives a value
/// for its own kind and nil for all others.
public struct YAMLNode: Sendable {
    enum Content: Sendable {
        case scalar(YAMLScalar)
        case sequence([YAMLNode])
        case mapping(YAMLMapping)
    }

    /// In bytes of the file, quotes and brackets included; empty for a value that the file leaves out.
    public let range: Range<Int>
    /// The line, counted from 1.
    public let line: Int
    /// The column in bytes of the file, counted from 1.
    public let column: Int
    /// The tag as the specification writes it, such as `tag:yaml.org,2002:str`; nil if there is none.
    public let tag: String?
    let content: Content

    /// The scalar, whatever its type.
    public var scalar: YAMLScalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    /// The text of a scalar, whatever its type.
    public var text: String? { scalar?.text }

    /// The elements of a sequence.
    public var sequence: [YAMLNode]? {
        if case .sequence(let elements) = content { elements } else { nil }
    }

    /// The pairs of a mapping.
    public var mapping: YAMLMapping? {
        if case .mapping(let mapping) = content { mapping } else { nil }
    }

    /// The value of a key of a mapping.
    public subscript(_ key: String) -> YAMLNode? { mapping?[key] }
}
