/// A pack: objects end to end, each a header and a zlib stream (gitformat-pack(5)).
final class PackFile: Sendable {
    let index: PackIndex
    let path: String
    private let file: MappedFile
    /// Where the trailer begins.
    private let end: Int

    var name: String { String(path.split(separator: "/").last ?? "") }

    /// What precedes an object's stream.
    struct Header {
        var kind: ObjectKind
        /// Bytes after inflating: of the object, or of its delta.
        var size: Int
        var base: Base
        /// Where the stream begins.
        var start: Int
    }

    enum Base: Hashable {
        case none
        /// Where in this pack the base begins.
        case offset(Int)
        case id(ObjectID)
    }

    private static let headerSize = 12
    private static let trailerSize = 20

    /// - Parameter index: of this pack.
    init(_ index: PackIndex) throws(Damage) {
        self.index = index
        path = String(index.path.dropLast("idx".count)) + "pack"
        do {
            file = try MappedFile(path)
        } catch {
            throw Damage(error.reason)
        }
        let bytes = file.bytes
        end = bytes.count - Self.trailerSize
        guard end >= Self.headerSize, bytes.starts(with: "PACK".utf8) else { throw Damage("it is no pack") }
        let version = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
        guard version == 2 || version == 3 else { throw Damage("its version is \(version), not 2 or 3") }
    }

    /// - Parameter offset: where an object begins.
    func header(at offset: Int) throws(Damage) -> Header {
        let bytes = file.bytes
        guard offset >= Self.headerSize, offset < end else { throw Damage("it lies outside of its pack") }
        var position = offset
        var byte = Int(bytes[position])
        position += 1
        let kind = byte >> 4 & 7
        var size = byte & 15
        var shift = 4
        while byte & 0x80 != 0 {
            guard position < end, shift < 60 else { throw Damage("its header is damaged") }
            byte = Int(bytes[position])
            position += 1
            size |= (byte & 0x7F) << shift
            shift += 7
        }
        var base = Base.none
        switch kind {
        case 1...4: break
        case 6:
            var distance = 0
            repeat {
                guard position < end, distance < 1 << 55 else { throw Damage("its header is damaged") }
                byte = Int(bytes[position])
                position += 1
                distance = distance << 7 | byte & 0x7F
                if byte & 0x80 != 0 { distance += 1 }
            } while byte & 0x80 != 0
            guard distance > 0, distance <= offset - Self.headerSize else {
                throw Damage("its delta's base lies outside of its pack")
            }
            base = .offset(offset - distance)
        case 7:
            guard position + 20 <= end, let start = bytes.baseAddress else { throw Damage("its header is damaged") }
            base = .id(ObjectID(start + position))
            position += 20
        default: throw Damage("its kind is \(kind), which nobody knows")
        }
        return Header(kind: ObjectKind(packed: kind), size: size, base: base, start: position)
    }

    /// The bytes from an object's stream to the pack's end.
    func stream(of header: Header) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: file.bytes[header.start..<end])
    }

    /// Gives the memory that the pack's pages take back to the system, which still caches the file.
    func release() { file.release() }

    var byteCount: Int { file.bytes.count }
}
