/// A list of values, each with its place.
public struct Listed<Element: SettingValue>: SettingValue {
    /// A value of the list.
    public struct Item: Sendable {
        /// The value.
        public var value: Element
        /// Where it is written; nil of a default.
        public var range: Range<Int>?
    }

    /// Those that could be read, in the order of the file.
    public var items: [Item]

    /// Creates a list that no file has written.
    public init(_ values: [Element] = []) { items = values.map { Item(value: $0, range: nil) } }

    /// The values alone.
    public var values: [Element] { items.map(\.value) }

    public static var phrase: String { "a list, each element \(Element.phrase)" }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> Listed? {
        guard let elements = written.elements else { return refuse(written, &mismatches) }
        var list = Listed()
        for element in elements.map(\.resolvingFallback) where !element.isTemplate {
            guard let value = Element.read(element, &mismatches) else { continue }
            list.items.append(Item(value: value, range: element.range))
        }
        return list
    }

    public var written: String { "[" + items.map(\.value.written).joined(separator: ", ") + "]" }
}
