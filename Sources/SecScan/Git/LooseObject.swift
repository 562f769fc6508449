internal import CDeflate

/// Reads objects that are files of their own: deflated `type size NUL content`, named by the SHA-1 of that.
///
/// libgit2 1.5 loops for ever on one that is cut short, and does not compare the name with the content.
final class LooseObjectReader {
    /// Larger ones are reported as not scanned: a megabyte may inflate to a thousand, and every worker may meet one.
    static let sizeLimit = 256 << 20
    static let sizeProblem = "is larger than \(sizeLimit >> 20) MiB, the most that is read of one"
    /// Room for `type size NUL`.
    private static let headerRoom = 64

    enum Outcome {
        case absent
        case damaged(String)
        case tooLarge
        case object(Repository.Kind, [UInt8])
    }

    private let decompressor = libdeflate_alloc_decompressor()

    deinit { libdeflate_free_decompressor(decompressor) }

    func read(_ id: ObjectID, _ store: ObjectStore) -> Outcome {
        for path in store.loosePaths(id) {
            do {
                let packed = try FileBytes.load(path, limit: Self.sizeLimit)
                return inflate(packed, id)
            } catch .system(let code) where code == 2 {
                continue
            } catch .tooLarge {
                return .tooLarge
            } catch {
                return .damaged(error.reason)
            }
        }
        return .absent
    }

    private func inflate(_ packed: [UInt8], _ id: ObjectID) -> Outcome {
        let largest = Self.sizeLimit + Self.headerRoom
        var capacity = min(max(4096, packed.count * 4), largest)
        while true {
            var size = 0
            var content = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                let result = libdeflate_zlib_decompress(
                    decompressor, packed, packed.count, buffer.baseAddress, capacity, &size)
                count = result == LIBDEFLATE_SUCCESS ? size : 0
                size = result == LIBDEFLATE_SUCCESS ? size : result == LIBDEFLATE_INSUFFICIENT_SPACE ? -1 : -2
            }
            if size == -1 {
                guard capacity < largest else { return .tooLarge }
                capacity = min(capacity * 4, largest)
                continue
            }
            guard size >= 0 else { return .damaged("it cannot be inflated") }
            guard content.withUnsafeBytes({ ObjectID.sha1($0) }) == id else {
                return .damaged("its content is not what its name says")
            }
            guard let end = content.prefix(32).firstIndex(of: 0), let space = content[..<end].firstIndex(of: 0x20),
                Int(String(decoding: content[(space + 1)..<end], as: UTF8.self)) == content.count - end - 1
            else { return .damaged("its header is wrong") }
            let kind: Repository.Kind =
                switch String(decoding: content[..<space], as: UTF8.self) {
                case "blob": .blob
                case "tree": .tree
                case "commit": .commit
                case "tag": .tag
                default: .other
                }
            content.removeSubrange(...end)
            return .object(kind, content)
        }
    }
}
