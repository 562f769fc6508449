/// A few bits of the hashes of names: tells of most names that they are not among those of a set.
struct NameSet: Hashable, Sendable {
    private var bits: UInt64 = 0

    init() {}

    /// Elements of sequences have no name, and take none of the bits.
    init(_ name: String) { bits = name.isEmpty ? 0 : 1 << UInt64(NameFilter.hash(of: name) >> 26) }

    /// Any of these names; all that there are where one of them is empty.
    init(anyOf names: [String]) {
        for name in names { formUnion(NameSet(name)) }
        if names.contains("") { bits = .max }
    }

    mutating func formUnion(_ other: NameSet) { bits |= other.bits }

    /// Whether any of the names may be among these, or none is asked for.
    func mayHold(anyOf names: NameSet) -> Bool { names.bits == 0 || bits & names.bits != 0 }
}
