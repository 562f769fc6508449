/// A store of objects that an input describes command by command.
///
/// Headers, deltas, checksums and indexes are put together here, so that a changed byte of the input is another object, another
/// base or another place of a mistake; of packs whose bytes were changed themselves nearly all would end at a checksum.
struct PackScript {
    /// Contents by names below the folder of objects.
    private(set) var files: [String: [UInt8]] = [:]
    private(set) var options = WalkOptions()
    /// No name stands for two contents, so that all ways of reading must agree.
    private(set) var isUnique = true
    private(set) var objectCount = 0

    private enum Limit {
        static let objects = 128
        static let packs = 8
        static let madeSize = 1 << 20
    }

    private enum Target: Int, CaseIterable {
        case pack, index, joint, loose
    }

    private struct Patch {
        var target: Target
        var place: Int
        var value: UInt8
    }

    private var reader: InputReader
    private var pack = HandmadePack()
    private var packCount = 0
    /// Entries of the index that the pack knows nothing of.
    private var aliases: [HandmadePack.Entry] = []
    private var patches: [Patch] = []
    /// Bytes of what is made, by name.
    private var sizes: [[UInt8]: Int] = [:]
    private var known: Set<[UInt8]> = []
    private var looseIDs: [[UInt8]] = []
    /// Packs without an index of their own, and what is in them.
    private var jointNames: [String] = []
    private var jointObjects: [(id: [UInt8], pack: Int, offset: UInt64)] = []

    init(_ input: UnsafeRawBufferPointer) {
        reader = InputReader(input)
        while !reader.isAtEnd, objectCount < Limit.objects {
            switch reader.byte() & 7 {
            case 0, 1, 2: addObject()
            case 3: endPack()
            case 4: addPatch()
            case 5: addLoose()
            case 6: addAlias()
            default: addFileOrOptions()
            }
        }
        endPack()
        if !jointNames.isEmpty {
            let objects = jointObjects.sorted { $0.id.lexicographicallyPrecedes($1.id) }
            write("pack/multi-pack-index", HandmadePack.multiPackIndex(jointNames, objects), .joint)
        }
    }

    // MARK: Names

    private func id(_ number: UInt8) -> [UInt8] {
        // The last ones are those of loose objects, whose names are what they hold.
        if number >= 0xF0, !looseIDs.isEmpty { return looseIDs[Int(number) % looseIDs.count] }
        return HandmadePack.id(number: Int(number))
    }

    private mutating func newID() -> [UInt8] {
        let id = id(reader.byte())
        if !known.insert(id).inserted { isUnique = false }
        objectCount += 1
        return id
    }

    // MARK: Packed objects

    private mutating func addObject() {
        let flags = reader.byte()
        let kind = flags & 7
        let id = newID()
        var base = HandmadePack.Base.none
        var baseSize = 0
        switch kind {
        case 6:
            let choice = reader.byte()
            if choice < 0xF0, !pack.entries.isEmpty {
                let entry = pack.entries[Int(choice) % pack.entries.count]
                base = .before(pack.end - entry.offset)
                baseSize = sizes[entry.id] ?? 0
            } else {
                base = .before(reader.number())
            }
        case 7:
            let name = self.id(reader.byte())
            base = .id(name)
            baseSize = sizes[name] ?? Int(reader.byte())
        default: break
        }
        let claim = flags & 0x08 != 0 ? self.claim() : nil
        var content = content(repeated: flags & 0x20 != 0)
        var size = content.count
        if kind >= 6, flags & 0x40 == 0 {
            size = Self.madeSize(content)
            content = HandmadePack.delta(from: baseSize, to: size, content)
        }
        sizes[id] = size
        if flags & 0x80 != 0 {
            pack.add(id, header: reader.run(Int(reader.byte() & 31)), content)
        } else {
            pack.add(
                id, kind: kind, base: base, content, claiming: claim, stream: flags & 0x10 != 0 ? content : nil)
        }
    }

    /// Powers of two and their neighbours.
    private mutating func claim() -> Int {
        let byte = reader.byte()
        return max(0, 1 << Int(byte & 63 % 62) - 1 + Int(byte >> 6))
    }

    private mutating func content(repeated: Bool) -> [UInt8] {
        let count = Int(reader.byte())
        return repeated ? [UInt8](repeating: reader.byte(), count: 1 << (count & 15)) : reader.run(count)
    }

    /// How many bytes the operations of a delta make.
    private static func madeSize(_ operations: [UInt8]) -> Int {
        var reader = operations[...]
        var size = 0
        while let operation = reader.popFirst() {
            guard operation & 0x80 != 0 else {
                size += Int(operation)
                reader = reader.dropFirst(Int(operation))
                continue
            }
            reader = reader.dropFirst((operation & 0x0F).nonzeroBitCount)
            var count = 0
            for bit in 0..<3 where operation & (0x10 << UInt8(bit)) != 0 {
                count |= Int(reader.popFirst() ?? 0) << (8 * bit)
            }
            size += count == 0 ? 0x10000 : count
        }
        return min(size, Limit.madeSize)
    }

    /// A name for a place that has one already, or for no object's place.
    private mutating func addAlias() {
        let id = newID()
        let choice = reader.number()
        let entries = pack.entries
        let offset = choice < 0x8000 || entries.isEmpty ? choice & 0x7FFF : entries[choice % entries.count].offset
        aliases.append(HandmadePack.Entry(id: id, offset: offset))
    }

    // MARK: Packs

    private mutating func endPack() {
        defer {
            pack = HandmadePack()
            aliases = []
            patches.removeAll { $0.target == .pack || $0.target == .index }
        }
        let style = reader.byte()
        guard !pack.entries.isEmpty || !aliases.isEmpty, packCount < Limit.packs else { return }
        let name = "pack-\(packCount)"
        packCount += 1
        var bytes = pack.bytes
        if style & 0x80 != 0 { bytes[7] = reader.byte() }
        write("pack/\(name).pack", bytes, .pack)
        let index = HandmadeIndex(entries: pack.entries + aliases)
        switch style & 7 {
        case 0, 1, 2: write("pack/\(name).idx", index.version2(large: false), .index)
        case 3: write("pack/\(name).idx", index.version2(large: true), .index)
        case 4: write("pack/\(name).idx", index.version1, .index)
        case 5: break
        default:
            jointObjects += index.entries.map { ($0.id, jointNames.count, UInt64($0.offset)) }
            jointNames.append("\(name).idx")
        }
    }

    private mutating func addPatch() {
        let choice = reader.byte()
        let target = Target.allCases[Int(choice & 3)]
        if target != .pack { isUnique = false }
        let place = reader.number()
        // A word, as tables have them, or a byte.
        for offset in 0..<(choice & 4 == 0 ? 1 : 4) {
            patches.append(Patch(target: target, place: place + offset, value: reader.byte()))
        }
    }

    private mutating func write(_ name: String, _ bytes: [UInt8], _ target: Target) {
        var bytes = bytes
        for patch in patches where patch.target == target && !bytes.isEmpty {
            bytes[patch.place % bytes.count] = patch.value
        }
        files[name] = bytes
    }

    // MARK: Other files

    private mutating func addLoose() {
        let flags = reader.byte()
        let names = ["commit", "tree", "blob", "tag", "bolb", ""]
        var content = content(repeated: flags & 0x20 != 0)
        let size = content.count
        if flags & 0x40 == 0 {
            content = Array("\(names[Int(flags & 7) % names.count]) \(size)\0".utf8) + content
        }
        var id = LooseName.sha1(content)
        if flags & 0x08 != 0 {
            id = newID()
        } else {
            objectCount += 1
            if !known.insert(id).inserted { isUnique = false }
        }
        sizes[id] = size
        looseIDs.append(id)
        let text = HandmadePack.text(id)
        write(
            "\(text.prefix(2))/\(text.dropFirst(2))", flags & 0x10 != 0 ? content : HandmadePack.stream(content), .loose
        )
    }

    private mutating func addFileOrOptions() {
        let choice = reader.byte()
        guard choice & 7 > 1 else {
            options = WalkOptions(&reader)
            return
        }
        isUnique = false
        let names = ["pack/pack-0.idx", "pack/pack-9.pack", "pack/pack-9.idx", "pack/multi-pack-index"]
        files[names[Int(choice & 3)]] = reader.run(reader.number())
    }
}
