internal import Rules

/// Reads any object by its name, packed or loose; one for each thread.
///
/// Nothing of it is libgit2's, whose version 1.5 loops for ever on a damaged loose object, follows an index out of its pack, and
/// inflates as much as a stream claims.
final class ObjectReader {
    /// Larger objects are reported as not scanned: a megabyte may inflate to a thousand, and every thread may meet one.
    static let sizeLimit = 256 << 20

    enum Outcome {
        case absent
        case unreadable(Damage)
        case object(ObjectKind, ByteBuffer)
    }

    let store: ObjectStore
    private let inflater = Inflater()
    private let loose = LooseObjectReader()
    private var segments: [TextSegment] = []
    /// Bases that were made lately: neighbours in a history share them.
    private var bases: [Place: (kind: ObjectKind, bytes: ByteBuffer)] = [:]
    private var basesCount = 0
    private static let basesLimit = 16 << 20
    /// A base may lie in another pack, and its base again in another.
    private static let packsDeep = 16

    private struct Place: Hashable {
        var pack: ObjectIdentifier
        var offset: Int
    }

    init(_ store: ObjectStore) { self.store = store }

    func read(_ id: ObjectID) -> Outcome { read(id, depth: 0) }

    private func read(_ id: ObjectID, depth: Int) -> Outcome {
        var problem: Outcome?
        // One of several copies may be whole.
        for (pack, offset) in store.places(of: id) {
            do {
                let (kind, bytes) = try read(pack, offset, depth: depth)
                return .object(kind, bytes)
            } catch {
                problem = problem ?? .unreadable(error)
            }
        }
        switch loose.read(id, store) {
        case .object(let kind, let bytes): return .object(kind, bytes)
        case .absent: return problem ?? .absent
        case .unreadable(let damage): return .unreadable(damage)
        }
    }

    /// The kind of an object without its content, where that is cheaper.
    func kind(of id: ObjectID) -> ObjectKind? {
        for (pack, offset) in store.places(of: id) {
            if let kind = kind(pack, offset) { return kind }
        }
        guard case .object(let kind, _) = read(id) else { return nil }
        return kind
    }

    private func kind(_ pack: PackFile, _ offset: Int) -> ObjectKind? {
        var offset = offset
        for _ in 0...pack.index.count {
            guard let header = try? pack.header(at: offset) else { return nil }
            switch header.base {
            case .none: return header.kind
            case .offset(let base): offset = base
            case .id(let id):
                guard let base = pack.index.offset(of: id) else { return nil }
                offset = base
            }
        }
        return nil
    }

    /// Follows a chain of deltas to the whole object that it begins with, and applies them from there.
    func read(_ pack: PackFile, _ offset: Int, depth: Int = 0) throws(Damage) -> (ObjectKind, ByteBuffer) {
        var deltas: [(place: Place, header: PackFile.Header)] = []
        var place = Place(pack: ObjectIdentifier(pack), offset: offset)
        var made: (kind: ObjectKind, bytes: ByteBuffer)
        chain: while true {
            if let known = bases[place] {
                made = known
                break
            }
            let header = try pack.header(at: place.offset)
            guard header.size <= Self.sizeLimit else { throw Damage.tooLarge }
            guard deltas.count <= pack.index.count else { throw Damage("its deltas go in a circle") }
            switch header.base {
            case .none:
                made = (header.kind, try inflated(pack, header))
                remember(place, made)
                break chain
            case .offset(let base):
                deltas.append((place, header))
                place.offset = base
            case .id(let id):
                deltas.append((place, header))
                if let base = pack.index.offset(of: id) {
                    place.offset = base
                } else {
                    guard depth < Self.packsDeep, case .object(let kind, let bytes) = read(id, depth: depth + 1) else {
                        throw Damage("its delta's base \(id) is absent or damaged")
                    }
                    made = (kind, bytes)
                    break chain
                }
            }
        }
        for (place, header) in deltas.reversed() {
            made.bytes = try applied(try inflated(pack, header), to: made.bytes)
            if place.offset != offset { remember(place, made) }
        }
        return made
    }

    private func inflated(_ pack: PackFile, _ header: PackFile.Header) throws(Damage) -> ByteBuffer {
        // A stream cannot shrink what it holds to less than a thousandth.
        let stream = pack.stream(of: header)
        guard header.size / 1100 <= stream.count else { throw Damage("it claims more than its pack can hold") }
        let buffer = ByteBuffer(count: header.size)
        try inflater.inflate(stream, into: buffer.mutable)
        return buffer
    }

    private func applied(_ deltaBytes: ByteBuffer, to base: ByteBuffer) throws(Damage) -> ByteBuffer {
        let delta = try Delta(deltaBytes.bytes)
        guard delta.count <= Self.sizeLimit else { throw Damage.tooLarge }
        let buffer = ByteBuffer(count: delta.count)
        try delta.apply(to: base.bytes, into: buffer.mutable, segments: &segments)
        return buffer
    }

    private func remember(_ place: Place, _ made: (kind: ObjectKind, bytes: ByteBuffer)) {
        guard made.bytes.count <= Self.basesLimit / 16 else { return }
        if basesCount + made.bytes.count > Self.basesLimit {
            bases.removeAll(keepingCapacity: true)
            basesCount = 0
        }
        bases[place] = made
        basesCount += made.bytes.count
    }
}
