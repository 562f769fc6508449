/// A `--mount` of RUN, read as comma-separated fields.
public struct Mount: Hashable, Sendable {
    /// A field: `key=value`, or a key alone such as `ro`.
    public struct Field: Hashable, Sendable {
        /// The key in lower case, with `src`, `dst`, `destination`, `ro`, `rw` replaced by their long names.
        public let key: String
        /// The value before expansion; nil for a key alone.
        public let value: Word?
        /// The field in the file.
        public let range: Range<Int>
    }

    /// The fields in order.
    public let fields: [Field]
    /// The value of the flag in the file.
    public let range: Range<Int>

    /// The value of the last field with a key: `mount["from"]`.
    public subscript(key: String) -> Word? { fields.last { $0.key == key }?.value }

    /// `bind`, `cache`, `tmpfs`, `secret`, `ssh` or what stands in their place, in lower case; `bind` if nothing does.
    public var type: String { self["type"]?.value.lowercased() ?? "bind" }

    /// Where it appears in the container.
    public var target: Word? { self["target"] }

    /// The stage or image that it comes from.
    public var from: Word? { self["from"] }

    /// Whether the command may write to it, as far as fields without variables tell.
    public var isWritable: Bool {
        for field in fields.reversed() {
            let value = field.value?.value.lowercased()
            if field.key == "readonly" { return value == "false" || value == "0" }
            if field.key == "readwrite" { return value != "false" && value != "0" }
        }
        return type == "cache" || type == "tmpfs"
    }
}
