/// The folders in which a repository keeps its objects, alternates and a push's quarantine included, and the packs in them.
final class ObjectStore: Sendable {
    let folders: [String]
    let packs: [PackIndex]
    /// Pack indexes that cannot be read.
    let damaged: [NotScanned]

    private static let alternatesDepth = 5

    init(objects: String, extra: [String]) {
        var folders: [String] = []
        var pending = ([objects] + extra).map { ($0, 0) }
        while let (folder, depth) = pending.popLast() {
            guard !folders.contains(folder), depth <= Self.alternatesDepth else { continue }
            folders.append(folder)
            let list = FileBytes.read(folder + "/info/alternates", limit: 1 << 20) ?? []
            for line in list.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
                let path = String(decoding: line, as: UTF8.self)
                pending.append((path.hasPrefix("/") ? path : folder + "/" + path, depth + 1))
            }
        }
        self.folders = folders
        var packs: [PackIndex] = []
        var damaged: [NotScanned] = []
        for folder in folders {
            for name in DirectoryListing.names(folder + "/pack") where name.hasSuffix(".idx") {
                do {
                    packs.append(try PackIndex(folder + "/pack/" + name))
                } catch {
                    damaged.append(
                        NotScanned(
                            what: "pack index \(name)", reason: "\(error.reason); make it anew with 'git index-pack'"))
                }
            }
        }
        self.packs = packs
        self.damaged = damaged
    }

    func isPacked(_ id: ObjectID) -> Bool { packs.contains { $0.contains(id) } }

    /// The file of a loose object, wherever it would be.
    func loosePaths(_ id: ObjectID) -> [String] {
        let text = id.description
        return folders.map { "\($0)/\(text.prefix(2))/\(text.dropFirst(2))" }
    }

    /// Packed objects in the order of their packs, then loose ones; each once.
    var allObjects: [ObjectID] {
        var seen: Set<ObjectID> = []
        seen.reserveCapacity(packs.reduce(0) { $0 + $1.count })
        var ids: [ObjectID] = []
        for pack in packs { ids += pack.idsInPackOrder.filter { seen.insert($0).inserted } }
        ids += looseObjects(startingWith: "").sorted().filter { seen.insert($0).inserted }
        return ids
    }

    /// - Parameter prefix: hexadecimal digits; none or at least two.
    func looseObjects(startingWith prefix: String) -> Set<ObjectID> {
        var ids: Set<ObjectID> = []
        for folder in folders {
            let names = prefix.isEmpty ? DirectoryListing.names(folder) : [String(prefix.prefix(2))]
            for name in names where name.count == 2 && name.allSatisfy(\.isHexDigit) {
                for rest in DirectoryListing.names(folder + "/" + name)
                where rest.count == 38 && rest.hasPrefix(prefix.dropFirst(2)) {
                    if let id = ObjectID(hexadecimal: name + rest) { ids.insert(id) }
                }
            }
        }
        return ids
    }
}
