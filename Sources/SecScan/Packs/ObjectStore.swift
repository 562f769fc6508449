/// The folders in which a repository keeps its objects, alternates and a push's quarantine included, and the packs in them.
final class ObjectStore: Sendable {
    let folders: [String]
    let packs: [PackFile]
    /// Pack indexes that cannot be read.
    let damaged: [NotScanned]

    private static let alternatesDepth = 5

    init(objects: String, extra: [String]) {
        var folders: [String] = []
        var known: Set<String> = []
        var pending = ([objects] + extra).map { ($0, 0) }
        while let (folder, depth) = pending.popLast() {
            guard depth <= Self.alternatesDepth, known.insert(folder).inserted,
                DirectoryListing.kindFollowingLinks(Array(folder.utf8)) == .directory
            else { continue }
            folders.append(folder)
            let list = FileBytes.read(folder + "/info/alternates", limit: 1 << 20) ?? []
            for line in list.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
                let path = String(decoding: line, as: UTF8.self)
                pending.append((path.hasPrefix("/") ? path : folder + "/" + path, depth + 1))
            }
        }
        self.folders = folders
        var packs: [PackFile] = []
        var damaged: [NotScanned] = []
        for folder in folders {
            let names = DirectoryListing.names(folder + "/pack")
            for name in names where name.hasSuffix(".idx") {
                do {
                    packs.append(try PackFile(try PackIndex(folder + "/pack/" + name)))
                } catch {
                    damaged.append(
                        NotScanned(
                            what: "pack index \(name)", reason: "\(error.reason); make it anew with 'git index-pack'"))
                }
            }
            let bare = names.filter { $0.hasSuffix(".pack") && !names.contains($0.dropLast(4) + "idx") }
            guard !bare.isEmpty else { continue }
            let joint = try? MultiPackIndex(folder + "/pack/multi-pack-index")
            for name in bare {
                let index = name.dropLast(4) + "idx"
                do throws(Damage) {
                    guard let joint, let place = joint.names.firstIndex(of: String(index)) else {
                        throw Damage("it has no index")
                    }
                    packs.append(
                        try PackFile(try PackIndex(try joint.index(ofPack: place), path: folder + "/pack/" + index)))
                } catch {
                    damaged.append(
                        NotScanned(what: "pack \(name)", reason: "\(error.reason); make one with 'git index-pack'"))
                }
            }
        }
        self.packs = packs
        self.damaged = damaged
    }

    func isPacked(_ id: ObjectID) -> Bool { packs.contains { $0.index.contains(id) } }

    /// Where an object lies, in each pack that has it.
    func places(of id: ObjectID) -> [(pack: PackFile, offset: Int)] {
        packs.compactMap { pack in pack.index.offset(of: id).map { (pack, $0) } }
    }

    /// Whether there is such an object, whole or not.
    func contains(_ id: ObjectID) -> Bool {
        isPacked(id) || loosePaths(id).contains { DirectoryListing.kind(Array($0.utf8)) == .file }
    }

    /// Every object whose id begins with some hexadecimal digits, at least two of them.
    func objects(startingWith digits: String) -> Set<ObjectID> {
        looseObjects(startingWith: digits).union(packs.flatMap { $0.index.ids(startingWith: digits) })
    }

    /// The file of a loose object, wherever it would be.
    func loosePaths(_ id: ObjectID) -> [String] {
        let text = id.description
        return folders.map { "\($0)/\(text.prefix(2))/\(text.dropFirst(2))" }
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
