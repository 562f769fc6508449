internal import Dispatch
internal import Rules
internal import Synchronization

/// What is done with objects on a walk, by one thread.
protocol ForestVisitor: SendableMetatype {
    /// What is kept of an object until all its deltas were visited.
    associatedtype Trace: Sendable

    /// Reads an object.
    mutating func trace(_ bytes: UnsafeRawBufferPointer) -> Trace

    /// Reads an object that was made from another one; gives what `trace(_:)` gives.
    mutating func trace(_ bytes: UnsafeRawBufferPointer, madeFrom base: Trace, _ segments: [TextSegment]) -> Trace

    /// Called once for each object that is wanted.
    mutating func visit(_ number: Int, _ bytes: UnsafeRawBufferPointer, _ trace: Trace)

    /// Called for each object that is wanted and cannot be read.
    mutating func fail(_ number: Int, _ damage: Damage)
}

/// Makes wanted objects from their deltas, each base before what is made from it, by several threads.
///
/// A thread keeps a base until the last object is made from it; the largest tree of deltas below a base comes last, so that a thread
/// keeps at most as many bases as the logarithm of a tree's size, however long its chains are. Beyond a cap of bytes the oldest are
/// dropped, and made again when their turn comes. A thread without work takes over part of another one's tree.
struct ForestWalk {
    let catalog: ObjectCatalog
    /// Numbers of the objects to visit.
    let wanted: NumberSet
    var jobs: Int
    /// Hashes every object and compares the hash with its name.
    var verifies = false
    var progress = Progress()
    /// Bytes of bases that a thread may keep.
    var keptLimit = 64 << 20

    func run<Visitor: ForestVisitor, Result: Sendable>(
        makeVisitor: @escaping @Sendable () -> Visitor, finish: @escaping @Sendable (consuming Visitor) -> Result
    ) async -> [Result] {
        let shared = SharedWork<Visitor.Trace>()
        let needed = needed
        let roots = catalog.roots.filter { needed.contains(Int($0)) }
        let loose = (0..<catalog.count).reversed().lazy.prefix { catalog.isLoose($0) }.filter { wanted.contains($0) }
        let starts = roots + loose.reversed().map { Int32(truncatingIfNeeded: $0) }
        return await withTaskGroup(of: Result.self) { group in
            for _ in 0..<max(1, jobs) {
                group.addTask {
                    var worker = ForestWorker(
                        walk: self, needed: needed, starts: starts, shared: shared, visitor: makeVisitor())
                    worker.run()
                    return finish(worker.visitor)
                }
            }
            var results: [Result] = []
            for await result in group { results.append(result) }
            return results
        }
    }

    /// Wanted objects, and those that they are made from.
    private var needed: NumberSet {
        var needed = NumberSet(count: catalog.count)
        for number in 0..<catalog.count where wanted.contains(number) {
            var next: Int? = number
            while let current = next, needed.insert(current) { next = catalog.base(of: current) }
        }
        return needed
    }
}

/// An object whose deltas are still to be visited.
private final class KeptObject<Trace: Sendable>: Sendable {
    let buffer: ByteBuffer
    /// Nil when the object itself is not wanted.
    let trace: Trace?

    init(_ buffer: ByteBuffer, _ trace: Trace?) {
        self.buffer = buffer
        self.trace = trace
    }
}

/// What the threads of one walk share.
private final class SharedWork<Trace: Sendable>: Sendable {
    struct Gift: Sendable {
        var number: Int
        var base: KeptObject<Trace>
    }

    let nextStart = Atomic<Int>(0)
    /// Threads that have begun; with fewer processors than jobs some begin when others have ended.
    let begun = Atomic<Int>(0)
    /// Threads without work.
    let idle = Atomic<Int>(0)
    private let gifts = Mutex<[Gift]>([])
    /// Signalled for each gift, and when all are done.
    private let news = DispatchSemaphore(value: 0)

    var isWorkWanted: Bool { idle.load(ordering: .relaxed) > 0 }

    private var isOver: Bool {
        idle.load(ordering: .sequentiallyConsistent) >= begun.load(ordering: .sequentiallyConsistent)
    }

    func give(_ gift: Gift) {
        gifts.withLock { $0.append(gift) }
        news.signal()
    }

    /// Waits for work that another thread gives away; nil when all are done.
    func take() -> Gift? {
        if let gift = gifts.withLock({ $0.popLast() }) { return gift }
        leave()
        while true {
            // A thread counts itself as busy before the lock is free again, so nobody leaves while there is work.
            let gift = gifts.withLock { gifts -> Gift? in
                guard let gift = gifts.popLast() else { return nil }
                idle.wrappingSubtract(1, ordering: .sequentiallyConsistent)
                return gift
            }
            if let gift { return gift }
            if isOver { return nil }
            news.wait()
        }
    }

    /// The calling thread has no work, nor any to give.
    func leave() {
        idle.wrappingAdd(1, ordering: .sequentiallyConsistent)
        guard isOver else { return }
        for _ in 0..<begun.load(ordering: .sequentiallyConsistent) { news.signal() }
    }
}

private struct ForestWorker<Visitor: ForestVisitor> {
    private typealias Kept = KeptObject<Visitor.Trace>

    private struct Frame {
        var number: Int
        /// Nil when it was dropped to save memory.
        var object: Kept?
        /// Deltas to visit.
        var deltas: ArraySlice<Int32>
    }

    private let walk: ForestWalk
    private let catalog: ObjectCatalog
    private let needed: NumberSet
    private let starts: [Int32]
    private let shared: SharedWork<Visitor.Trace>
    private let inflater = Inflater()
    private let reader: ObjectReader
    private var scratch = ByteBuffer(count: 1 << 16)
    private var segments: [TextSegment] = []
    private var frames: [Frame] = []
    private var keptBytes = 0
    private var packBytes = 0
    private var visited = 0
    var visitor: Visitor

    /// Bytes of packs whose pages stay mapped.
    private static var mappedLimit: Int { 24 << 20 }

    init(
        walk: ForestWalk, needed: NumberSet, starts: [Int32], shared: SharedWork<Visitor.Trace>, visitor: Visitor
    ) {
        self.walk = walk
        catalog = walk.catalog
        self.needed = needed
        self.starts = starts
        self.shared = shared
        self.visitor = visitor
        reader = ObjectReader(walk.catalog.store)
    }

    mutating func run() {
        shared.begun.wrappingAdd(1, ordering: .sequentiallyConsistent)
        while !Task.isCancelled {
            let start = shared.nextStart.wrappingAdd(1, ordering: .relaxed).oldValue
            guard start < starts.count else { break }
            open(Int(starts[start]), base: nil)
            descend()
        }
        while !Task.isCancelled, let gift = shared.take() {
            open(gift.number, base: gift.base)
            descend()
        }
        // Who is called off has no work for the others to wait for.
        if Task.isCancelled { shared.leave() }
        walk.progress.advance(visited)
    }

    private mutating func descend() {
        while !frames.isEmpty, !Task.isCancelled {
            if shared.isWorkWanted { giveAway() }
            let top = frames.count - 1
            guard let child = frames[top].deltas.popFirst() else {
                close()
                continue
            }
            guard let object = frames[top].object ?? remade(frames[top].number) else {
                // It was whole before.
                failAll(Int(child), Damage("its delta's base cannot be made again"))
                continue
            }
            if frames[top].object == nil {
                frames[top].object = object
                keptBytes += object.buffer.count
            }
            if frames[top].deltas.isEmpty { close() }
            open(Int(child), base: object)
        }
    }

    private mutating func close() {
        guard let frame = frames.popLast() else { return }
        if let object = frame.object { keptBytes -= object.buffer.count }
    }

    /// Hands the oldest tree that is left to another thread.
    private mutating func giveAway() {
        for index in frames.indices where frames[index].deltas.count > 1 {
            guard let object = frames[index].object, let child = frames[index].deltas.popFirst() else { continue }
            shared.give(SharedWork.Gift(number: Int(child), base: object))
            return
        }
    }

    /// Makes an object, visits it if it is wanted, and keeps it if others are made from it.
    private mutating func open(_ number: Int, base: Kept?) {
        let isWanted = walk.wanted.contains(number)
        do throws(Damage) {
            let buffer = try make(number, base?.buffer)
            var trace: Visitor.Trace?
            if isWanted {
                if walk.verifies { try verify(number, buffer.bytes) }
                let made: Visitor.Trace
                if let base, let baseTrace = base.trace {
                    made = visitor.trace(buffer.bytes, madeFrom: baseTrace, segments)
                } else {
                    made = visitor.trace(buffer.bytes)
                }
                visitor.visit(number, buffer.bytes, made)
                trace = made
                advance()
            }
            keep(number, buffer, trace)
        } catch {
            failAll(number, error)
        }
    }

    private mutating func keep(_ number: Int, _ buffer: ByteBuffer, _ trace: Visitor.Trace?) {
        let deltas = neededDeltas(of: number)
        guard !deltas.isEmpty else { return }
        keptBytes += buffer.count
        frames.append(Frame(number: number, object: Kept(buffer, trace), deltas: deltas))
        var oldest = 0
        while keptBytes > walk.keptLimit, oldest < frames.count - 1 {
            if let object = frames[oldest].object { keptBytes -= object.buffer.count }
            frames[oldest].object = nil
            oldest += 1
        }
    }

    private func neededDeltas(of number: Int) -> ArraySlice<Int32> {
        let deltas = catalog.deltas(of: number)
        if deltas.allSatisfy({ needed.contains(Int($0)) }) { return deltas }
        return deltas.filter { needed.contains(Int($0)) }[...]
    }

    private mutating func advance() {
        visited += 1
        if visited == 512 {
            walk.progress.advance(visited)
            visited = 0
        }
    }

    // MARK: Objects

    /// The bytes of an object; of a delta also `segments`.
    private mutating func make(_ number: Int, _ base: ByteBuffer?) throws(Damage) -> ByteBuffer {
        if let problem = catalog.problem(with: number) { throw problem }
        if catalog.isLoose(number) || base == nil && catalog.base(of: number) != nil { return try read(number) }
        let (pack, offset, count) = catalog.place(of: number)
        touch(pack, count)
        let header = try Self.header(pack, offset, count)
        guard header.base != .none else {
            let buffer = ByteBuffer(count: header.size)
            try inflater.inflate(pack.stream(of: header), into: buffer.mutable)
            return buffer
        }
        // A base in another pack, or loose.
        guard let base else { return try read(number) }
        if scratch.count < header.size || scratch.count > 1 << 22 {
            scratch = ByteBuffer(count: max(header.size, 1 << 16))
        }
        let deltaBytes = UnsafeMutableRawBufferPointer(rebasing: scratch.mutable[..<header.size])
        try inflater.inflate(pack.stream(of: header), into: deltaBytes)
        let delta = try Delta(UnsafeRawBufferPointer(deltaBytes))
        guard delta.count <= ObjectReader.sizeLimit else { throw Damage.tooLarge }
        let buffer = ByteBuffer(count: delta.count)
        try delta.apply(to: base.bytes, into: buffer.mutable, segments: &segments)
        return buffer
    }

    /// - Throws: when it claims more than so many bytes of a pack can hold.
    private static func header(_ pack: PackFile, _ offset: Int, _ count: Int) throws(Damage) -> PackFile.Header {
        let header = try pack.header(at: offset)
        guard header.size <= ObjectReader.sizeLimit else { throw Damage.tooLarge }
        guard header.size / 1100 <= count else { throw Damage("it claims more than its pack can hold") }
        return header
    }

    /// By its name, wherever it is; nothing is known of what it was made from.
    private func read(_ number: Int) throws(Damage) -> ByteBuffer {
        switch reader.read(catalog.id(number)) {
        case .object(_, let buffer): return buffer
        case .absent: throw Damage("it is absent")
        case .unreadable(let damage): throw damage
        }
    }

    /// An object that cannot be made, or of which only the base cannot, from wherever else it can be had.
    private func salvaged(_ number: Int) -> ByteBuffer? {
        var tried: (pack: PackFile, offset: Int)?
        if !catalog.isLoose(number) {
            let (pack, offset, count) = catalog.place(of: number)
            // An index may give thousands of names to one large object: all but one of them claim too much.
            if (try? Self.header(pack, offset, count)) == nil { tried = (pack, offset) }
        }
        guard case .object(_, let buffer) = reader.read(catalog.id(number), except: tried) else { return nil }
        return buffer
    }

    private mutating func remade(_ number: Int) -> Kept? {
        guard let buffer = try? read(number) else { return nil }
        guard walk.wanted.contains(number) else { return Kept(buffer, nil) }
        return Kept(buffer, visitor.trace(buffer.bytes))
    }

    private func verify(_ number: Int, _ bytes: UnsafeRawBufferPointer) throws(Damage) {
        let id = catalog.id(number)
        let header = Array("\(catalog.kinds[number].name) \(bytes.count)\0".utf8)
        guard header.withUnsafeBytes({ ObjectID.sha1($0, bytes) }) == id else {
            throw Damage("its content is not what its name says")
        }
    }

    /// A damaged object takes with it what is made from it, unless there is another copy somewhere.
    private mutating func failAll(_ number: Int, _ damage: Damage) {
        var pending = [(number, damage)]
        while let (number, damage) = pending.popLast() {
            if let buffer = salvaged(number), !walk.verifies || (try? verify(number, buffer.bytes)) != nil {
                var trace: Visitor.Trace?
                if walk.wanted.contains(number) {
                    let made = visitor.trace(buffer.bytes)
                    visitor.visit(number, buffer.bytes, made)
                    trace = made
                    advance()
                }
                keep(number, buffer, trace)
                continue
            }
            if walk.wanted.contains(number) {
                visitor.fail(number, damage)
                advance()
            }
            let below = Damage("it is a delta of the damaged object \(catalog.id(number))")
            pending += neededDeltas(of: number).reversed().map { (Int($0), below) }
        }
    }

    /// Counts what is read of packs, and lets go of their pages from time to time: the system's cache still has them.
    private mutating func touch(_ pack: PackFile, _ count: Int) {
        packBytes += count
        guard packBytes > Self.mappedLimit else { return }
        packBytes = 0
        if pack.byteCount > 4 * Self.mappedLimit { pack.release() }
    }
}
