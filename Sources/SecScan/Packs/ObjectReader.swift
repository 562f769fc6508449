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
    /// Deltas that cannot be made: what hangs from them need not be tried from the start.
    private var broken: [Place: Damage] = [:]
    private static let brokenLimit = 1 << 20
    /// A base may lie in another pack, and its base again in another.
    private static let packsDeep = 16
    /// Bases in other packs that one object was looked for in; with several copies of each they could be without number.
    private var foreignReads = 0
    private static let foreignLimit = 256

    private struct Place: Hashable {
        var pack: ObjectIdentifier
        var offset: Int
    }

    init(_ store: ObjectStore) { self.store = store }

    /// - Parameter tried: a place where it was found to be damaged: of its copies only the others are read.
    func read(_ id: ObjectID, except tried: (pack: PackFile, offset: Int)? = nil) -> Outcome {
        read(id, except: tried, depth: 0)
    }

    private func read(_ id: ObjectID, except tried: (pack: PackFile, offset: Int)?, depth: Int) -> Outcome {
        var problem: Outcome?
        // One of several copies may be whole.
        for (pack, offset) in store.places(of: id) where pack !== tried?.pack || offset != tried?.offset {
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

    /// The content of an object of any size, piece by piece; nil when it is stored as a delta, or absent.
    ///
    /// - Returns: the stream, and how many bytes it claims to hold.
    func stream(of id: ObjectID) -> (stream: InflatingStream, count: Int)? {
        for (pack, offset) in store.places(of: id) {
            guard let header = try? pack.header(at: offset), header.base == .none,
                header.size / 1100 <= pack.stream(of: header).count
            else { continue }
            return (InflatingStream(pack.stream(of: header), owner: pack), header.size)
        }
        return LooseObjectReader.stream(of: id, store).map { ($0.stream, $0.count) }
    }

    /// The kind of an object without its content, where that is cheaper.
    func kind(of id: ObjectID) -> ObjectKind? {
        for (pack, offset) in store.places(of: id) {
            if let kind = kind(pack, offset) { return kind }
        }
        switch read(id) {
        case .object(let kind, _): return kind
        case .unreadable(let damage) where damage.isLimit: return LooseObjectReader.stream(of: id, store)?.kind
        case .unreadable, .absent: return nil
        }
    }

    private func kind(_ pack: PackFile, _ offset: Int) -> ObjectKind? {
        var offset = offset
        var jumps = ForwardJumps()
        while true {
            guard let header = try? pack.header(at: offset) else { return nil }
            switch header.base {
            case .none: return header.kind
            case .offset(let base): offset = base
            case .id(let id):
                guard let base = pack.index.offset(of: id), !jumps.isCircle(from: offset, to: base) else {
                    return nil
                }
                offset = base
            }
        }
    }

    /// Every circle of deltas goes towards the end of its pack somewhere.
    private struct ForwardJumps {
        private var starts: Set<Int> = []

        mutating func isCircle(from offset: Int, to base: Int) -> Bool {
            base >= offset && !starts.insert(offset).inserted
        }
    }

    /// Follows a chain of deltas to the whole object that it begins with, and applies them from there.
    func read(_ pack: PackFile, _ offset: Int, depth: Int = 0) throws(Damage) -> (ObjectKind, ByteBuffer) {
        var deltas: [Step] = []
        if depth == 0 { foreignReads = 0 }
        do throws(Damage) {
            return try read(pack, offset, depth, &deltas)
        } catch {
            // Deeper in, the reason may be how deep it is.
            if depth == 0 {
                if broken.count + deltas.count > Self.brokenLimit { broken.removeAll(keepingCapacity: true) }
                for step in deltas { broken[step.place] = error }
            }
            throw error
        }
    }

    private typealias Step = (place: Place, header: PackFile.Header)

    /// - Parameter deltas: become those that are not applied yet.
    private func read(
        _ pack: PackFile, _ offset: Int, _ depth: Int, _ deltas: inout [Step]
    ) throws(Damage) -> (ObjectKind, ByteBuffer) {
        var place = Place(pack: ObjectIdentifier(pack), offset: offset)
        var made: (kind: ObjectKind, bytes: ByteBuffer)
        var jumps = ForwardJumps()
        chain: while true {
            if let damage = broken[place] { throw damage }
            if let known = bases[place] {
                made = known
                break
            }
            let header = try pack.header(at: place.offset)
            guard header.size <= Self.sizeLimit else { throw Damage.tooLarge }
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
                    guard !jumps.isCircle(from: place.offset, to: base) else {
                        throw Damage("its deltas go in a circle")
                    }
                    place.offset = base
                } else {
                    foreignReads += 1
                    guard depth < Self.packsDeep, foreignReads <= Self.foreignLimit,
                        case .object(let kind, let bytes) = read(id, except: nil, depth: depth + 1)
                    else { throw Damage("its delta's base \(id) is absent or damaged") }
                    made = (kind, bytes)
                    break chain
                }
            }
        }
        while let (place, header) = deltas.last {
            made.bytes = try applied(try inflated(pack, header), to: made.bytes)
            if place.offset != offset { remember(place, made) }
            deltas.removeLast()
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
