internal import CDeflate

/// Reads objects that are files of their own: deflated `type size NUL content`, named by the SHA-1 of that.
///
/// libgit2 1.5 loops for ever on one that is cut short, and does not compare the name with the content.
final class LooseObjectReader {
    /// Room for `type size NUL`.
    private static let headerRoom = 64

    enum Outcome {
        case absent
        case unreadable(Damage)
        case object(ObjectKind, ByteBuffer)
    }

    private let decompressor = libdeflate_alloc_decompressor()

    deinit { libdeflate_free_decompressor(decompressor) }

    func read(_ id: ObjectID, _ store: ObjectStore) -> Outcome {
        var problem: Damage?
        // One of several copies may be whole.
        for path in store.loosePaths(id) {
            do {
                let outcome = inflate(try FileBytes.load(path, limit: ObjectReader.sizeLimit), id)
                guard case .unreadable(let damage) = outcome else { return outcome }
                problem = problem ?? damage
            } catch .system(let code) where code == 2 {
                continue
            } catch .tooLarge {
                problem = problem ?? .tooLarge
            } catch {
                problem = problem ?? Damage(error.reason)
            }
        }
        return problem.map { .unreadable($0) } ?? .absent
    }

    /// The content of an object of any size, piece by piece.
    static func stream(
        of id: ObjectID, _ store: ObjectStore
    ) -> (kind: ObjectKind, stream: InflatingStream, count: Int)? {
        for path in store.loosePaths(id) {
            guard let file = try? MappedFile(path) else { continue }
            let stream = InflatingStream(file.bytes, owner: file)
            // `type size NUL`, byte by byte, and the content behind it.
            var header: [UInt8] = []
            var byte: UInt8 = 0
            while header.count < headerRoom, header.last != 0 {
                guard withUnsafeMutableBytes(of: &byte, stream.read) == 1 else { break }
                header.append(byte)
            }
            guard header.last == 0, let space = header.firstIndex(of: 0x20),
                let count = Int(String(decoding: header[(space + 1)..<(header.count - 1)], as: UTF8.self))
            else { continue }
            return (ObjectKind(name: String(decoding: header[..<space], as: UTF8.self)), stream, count)
        }
        return nil
    }

    private func inflate(_ packed: [UInt8], _ id: ObjectID) -> Outcome {
        let largest = ObjectReader.sizeLimit + Self.headerRoom
        var capacity = min(max(4096, packed.count * 4), largest)
        while true {
            var size = 0
            let content = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                let result = libdeflate_zlib_decompress(
                    decompressor, packed, packed.count, buffer.baseAddress, capacity, &size)
                count = result == LIBDEFLATE_SUCCESS ? size : 0
                size = result == LIBDEFLATE_SUCCESS ? size : result == LIBDEFLATE_INSUFFICIENT_SPACE ? -1 : -2
            }
            if size == -1 {
                guard capacity < largest else { return .unreadable(.tooLarge) }
                capacity = min(capacity * 4, largest)
                continue
            }
            guard size >= 0 else { return .unreadable(Damage("it cannot be inflated")) }
            guard content.withUnsafeBytes({ ObjectID.sha1($0) }) == id else {
                return .unreadable(Damage("its content is not what its name says"))
            }
            guard let end = content.prefix(32).firstIndex(of: 0), let space = content[..<end].firstIndex(of: 0x20),
                Int(String(decoding: content[(space + 1)..<end], as: UTF8.self)) == content.count - end - 1
            else { return .unreadable(Damage("its header is wrong")) }
            let kind = ObjectKind(name: String(decoding: content[..<space], as: UTF8.self))
            let buffer = ByteBuffer(count: content.count - end - 1)
            buffer.mutable.copyBytes(from: content[(end + 1)...])
            return .object(kind, buffer)
        }
    }
}
