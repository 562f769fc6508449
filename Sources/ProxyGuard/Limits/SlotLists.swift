/// Doubly linked lists of slots, in the order in which they were appended; a slot is in one list at most.
///
/// Appending, removing and looking at the first are O(1).
struct SlotLists: Sendable {
    private static let none: Int32 = -1

    private struct Link {
        var next: Int32
        var previous: Int32
        /// -1 if it is in none.
        var list: Int32
    }

    private var links: [Link] = []
    private var firsts: [Int32]
    private var lasts: [Int32]

    init(count: Int) {
        firsts = Array(repeating: Self.none, count: count)
        lasts = firsts
    }

    /// The slot that was appended to a list before all others in it.
    func first(of list: Int) -> Int32? { firsts[list] == Self.none ? nil : firsts[list] }

    /// Puts a slot that is in no list at the end of one.
    mutating func append(_ slot: Int32, to list: Int) {
        while links.count <= Int(slot) {
            links.append(Link(next: Self.none, previous: Self.none, list: Self.none))
        }
        assert(links[Int(slot)].list == Self.none)
        let last = lasts[list]
        links[Int(slot)] = Link(next: Self.none, previous: last, list: Int32(list))
        if last == Self.none { firsts[list] = slot } else { links[Int(last)].next = slot }
        lasts[list] = slot
    }

    /// Takes a slot out of its list, if it is in one.
    mutating func remove(_ slot: Int32) {
        guard Int(slot) < links.count else { return }
        let link = links[Int(slot)]
        guard link.list != Self.none else { return }
        let list = Int(link.list)
        if link.previous == Self.none { firsts[list] = link.next } else { links[Int(link.previous)].next = link.next }
        if link.next == Self.none {
            lasts[list] = link.previous
        } else {
            links[Int(link.next)].previous = link.previous
        }
        links[Int(slot)].list = Self.none
    }
}
