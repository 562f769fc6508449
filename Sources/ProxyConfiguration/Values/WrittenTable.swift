/// Names with their values, each once: a table of TOML, a mapping of YAML.
public struct WrittenTable: Hashable, Sendable {
    /// A name and its value.
    public struct Pair: Hashable, Sendable {
        /// The name, escapes resolved.
        public var key: String
        /// Where the name stands, in bytes of the file.
        public var keyRange: Range<Int>
        /// What is written for it; the range of a table is empty where nothing encloses it, its line is that where it begins.
        public var value: WrittenValue
    }

    /// In the order of the file.
    public var pairs: [Pair] = []
}
