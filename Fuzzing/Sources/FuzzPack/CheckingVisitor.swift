import Rules

@testable import SecScan

/// Keeps what a walk shows, and stops the program where that contradicts itself.
struct CheckingVisitor: ForestVisitor {
    struct Part: Sendable {
        /// Contents by object number.
        var visited: [Int: [UInt8]] = [:]
        var failed: [Int: Damage] = [:]
    }

    private(set) var part = Part()

    mutating func trace(_ bytes: UnsafeRawBufferPointer) -> [UInt8] { Array(bytes) }

    /// Puts the object together from its base and the new bytes only.
    mutating func trace(_ bytes: UnsafeRawBufferPointer, madeFrom base: [UInt8], _ segments: [TextSegment]) -> [UInt8] {
        var made: [UInt8] = []
        for segment in segments {
            guard segment.start == made.count, segment.count > 0, segment.end <= bytes.count else {
                fatalError("a gap or an overlap at \(segment)")
            }
            if let source = segment.source {
                guard source >= 0, source + segment.count <= base.count else {
                    fatalError("\(segment) leaves its base")
                }
                made += base[source..<(source + segment.count)]
            } else {
                made += bytes[segment.start..<segment.end]
            }
        }
        guard made.elementsEqual(bytes) else { fatalError("the segments do not make the object") }
        return made
    }

    mutating func visit(_ number: Int, _ bytes: UnsafeRawBufferPointer, _ trace: [UInt8]) {
        guard trace.elementsEqual(bytes) else { fatalError("the trace of another object than \(number)") }
        guard part.visited.updateValue(trace, forKey: number) == nil else { fatalError("\(number) is visited twice") }
    }

    mutating func fail(_ number: Int, _ damage: Damage) {
        guard part.failed.updateValue(damage, forKey: number) == nil else { fatalError("\(number) fails twice") }
    }

    /// What all threads of a walk were shown.
    static func run(_ walk: ForestWalk) async -> Part {
        let parts = await walk.run {
            CheckingVisitor()
        } finish: { visitor in
            visitor.part
        }
        return parts.reduce(into: Part()) { sum, part in
            sum.visited.merge(part.visited) { _, _ in fatalError("an object is visited by two threads") }
            sum.failed.merge(part.failed) { _, _ in fatalError("an object fails in two threads") }
        }
    }
}
