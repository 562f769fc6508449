/// File names, each once, under a number; for one thread.
struct NameTable {
    private(set) var names: [[UInt8]] = []
    /// Open addressing: a number, or -1.
    private var table = [Int32](repeating: -1, count: 1 << 12)
    private var hashes: [UInt64] = []

    /// The number of a name, and whether it is new.
    mutating func number(of name: UnsafeRawBufferPointer) -> (number: Int, isNew: Bool) {
        let hash = Self.hash(name)
        var slot = Int(hash & UInt64(table.count - 1))
        while table[slot] >= 0 {
            let number = Int(table[slot])
            if hashes[number] == hash, names[number].elementsEqual(name) { return (number, false) }
            slot = (slot + 1) & (table.count - 1)
        }
        let number = names.count
        names.append(Array(name))
        hashes.append(hash)
        table[slot] = Int32(truncatingIfNeeded: number)
        if names.count * 2 > table.count { grow() }
        return (number, true)
    }

    private mutating func grow() {
        table = [Int32](repeating: -1, count: table.count * 4)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(hash & UInt64(table.count - 1))
            while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
            table[slot] = Int32(truncatingIfNeeded: number)
        }
    }

    /// Eight bytes at a time. Names that are made to collide cost time and nothing else; the seed differs from run to run.
    private static func hash(_ name: UnsafeRawBufferPointer) -> UInt64 {
        var hash = seed ^ UInt64(truncatingIfNeeded: name.count)
        var index = 0
        while index + 8 <= name.count {
            hash = mixed(hash ^ name.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest: UInt64 = 0
        while index < name.count {
            rest = rest << 8 | UInt64(name[index])
            index += 1
        }
        return mixed(hash ^ rest)
    }

    private static let seed = UInt64.random(in: .min ... .max)

    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
