/// One setting of a configuration file: its name, its value, what stands below it, and where its bytes stand.
///
/// The same shape serves every format: a pair of JSON, a directive of nginx with its block, an element of XML. A setting
/// may have both a value and children.
public struct Setting: Hashable, Sendable {
    /// What a value is. Formats without types (.ini, .properties, .env, XML, servers' directives) have strings only.
    public enum Kind: Hashable, Sendable {
        case string, number, boolean, null
        /// Children have names.
        case mapping
        /// Children have none.
        case sequence
    }

    /// Key, directive, type of a block, name of an element, `@attribute` of XML; empty for an element of a sequence.
    public let name: String
    /// `NameFilter.hash` of the name.
    let nameHash: UInt32
    /// Bytes of the file, quotes included; for an element of a sequence empty, at its start.
    public var nameRange: Range<Int>
    /// A scalar as it is meant, escapes resolved; arguments of a directive or labels of a block, joined by one space; the
    /// text of an XML element; empty for mappings and sequences.
    public var value: String
    /// Bytes of the file, quotes and brackets included; of directives and blocks those of the arguments.
    public var valueRange: Range<Int>
    /// What the value is; a directive with a block is a mapping.
    public var kind: Kind
    /// In the order of the file, those too whose name stands again.
    public var children: [Setting] {
        didSet { namesBelow = Self.names(of: children) }
    }
    /// Of all settings below.
    private(set) var namesBelow: NameSet

    /// Creates a setting with one value, or a mapping or sequence.
    public init(
        name: String, nameRange: Range<Int>, value: String = "", valueRange: Range<Int>, kind: Kind,
        children: [Setting] = []
    ) {
        self.name = name
        nameHash = NameFilter.hash(of: name)
        self.nameRange = nameRange
        self.value = value
        self.valueRange = valueRange
        self.kind = kind
        self.children = children
        namesBelow = Self.names(of: children)
    }

    /// Creates a directive, or a block when there are children, be it none of them.
    init(name: SettingWord, arguments: [SettingWord], children: [Setting]? = nil) {
        self.name = name.text
        nameHash = NameFilter.hash(of: name.text)
        nameRange = name.range
        value = arguments.count == 1 ? arguments[0].text : arguments.map(\.text).joined(separator: " ")
        let start = arguments.first?.range.lowerBound ?? name.range.upperBound
        valueRange = start..<max(start, arguments.last?.range.upperBound ?? start)
        kind = children == nil ? .string : .mapping
        self.children = children ?? []
        namesBelow = Self.names(of: self.children)
    }

    /// The root of a document that goes through a whole file.
    static func document(_ children: [Setting], in bytes: [UInt8]) -> Setting {
        Setting(name: "", nameRange: 0..<0, valueRange: 0..<bytes.count, kind: .mapping, children: children)
    }

    private static func names(of settings: [Setting]) -> NameSet {
        var names = NameSet()
        for setting in settings {
            names.formUnion(NameSet(of: setting))
            names.formUnion(setting.namesBelow)
        }
        return names
    }

    /// The first child of that name, or nil.
    public func first(_ name: String) -> Setting? { children.first { $0.name == name } }
}
