/// A few bits of the hashes of names: tells of most names that they are not among those of a set.
struct NameSet: Hashable, Sendable {
    private var bits: UInt64 = 0

    init() {}

    init(_ name: String) { self.init(name, hash: NameFilter.hash(of: name)) }

    /// The setting's own name.
    init(of setting: Setting) { self.init(setting.name, hash: setting.nameHash) }

    /// Elements of sequences have no name, and take none of the bits.
    private init(_ name: String, hash: UInt32) { bits = name.isEmpty ? 0 : 1 << UInt64(hash >> 26) }

    /// Any of these names; all that there are where one of them is empty.
    init(anyOf names: [String]) {
        for name in names { formUnion(NameSet(name)) }
        if names.contains("") { bits = .max }
    }

    mutating func formUnion(_ other: NameSet) { bits |= other.bits }

    /// Whether any of the names may be among these, or none is asked for.
    func mayHold(anyOf names: NameSet) -> Bool { names.bits == 0 || bits & names.bits != 0 }
}
