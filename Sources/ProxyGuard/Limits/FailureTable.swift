/// Failed attempts of many subjects, in bounded memory.
///
/// A record is let go only once nothing of it matters: 60 seconds after its last failure, or for one that was locked
/// after the longest lock and as long a quiet time again. So nobody gets rid of a lock by failing from many other
/// addresses. While no record can go, the failures of new subjects are counted with those of their neighbourhood (/16,
/// version 6 /32), in one of 1,024 records by a hash that nobody outside can guess: a flood locks its own
/// neighbourhood and at worst 1 in 1,024 others, and of these only such as have no record of their own.
struct FailureTable<Subject: FailureSubject>: Sendable {
    private static var groupCount: Int { 1024 }
    private static var calm: Int { 0 }
    private static var hot: Int { 1 }

    private var slots: [Subject: Int32] = [:]
    private var subjects: [Subject?] = []
    private var records: [FailureRecord] = []
    private var free: [Int32] = []
    private var order = SlotLists(count: 2)
    private var groups: [FailureRecord] = []

    /// How many subjects are counted by themselves.
    var count: Int { slots.count }

    /// Nanoseconds until the next attempt may be made; 0 if it may now.
    func wait(_ subject: Subject, at now: UInt64) -> UInt64 {
        if let slot = slots[subject] { return records[Int(slot)].wait(at: now) }
        return groups.isEmpty ? 0 : groups[Self.group(subject)].wait(at: now)
    }

    mutating func fail(_ subject: Subject, _ settings: FailureSettings, at now: UInt64) {
        guard let slot = slots[subject] ?? insert(subject, settings, at: now) else {
            if groups.isEmpty { groups = Array(repeating: FailureRecord(), count: Self.groupCount) }
            groups[Self.group(subject)].fail(settings, at: now)
            return
        }
        records[Int(slot)].fail(settings, at: now)
        order.remove(slot)
        order.append(slot, to: records[Int(slot)].isHot ? Self.hot : Self.calm)
    }

    mutating func forgive(_ subject: Subject) {
        if let slot = slots[subject] { remove(slot) }
    }

    private mutating func insert(_ subject: Subject, _ settings: FailureSettings, at now: UInt64) -> Int32? {
        if slots.count >= settings.capacity {
            guard let over = over(Self.calm, settings, now) ?? over(Self.hot, settings, now) else { return nil }
            remove(over)
        }
        let slot: Int32
        if let reused = free.popLast() {
            slot = reused
            subjects[Int(slot)] = subject
        } else {
            slot = Int32(records.count)
            records.append(FailureRecord())
            subjects.append(subject)
        }
        slots[subject] = slot
        return slot
    }

    /// The first of a list, if nothing of it matters any more; if of the first something does, so of all behind it.
    private func over(_ list: Int, _ settings: FailureSettings, _ now: UInt64) -> Int32? {
        guard let slot = order.first(of: list), records[Int(slot)].isOver(settings, at: now) else { return nil }
        return slot
    }

    private mutating func remove(_ slot: Int32) {
        order.remove(slot)
        if let subject = subjects[Int(slot)] { slots[subject] = nil }
        subjects[Int(slot)] = nil
        records[Int(slot)] = FailureRecord()
        free.append(slot)
    }

    private static func group(_ subject: Subject) -> Int {
        Int(UInt(bitPattern: subject.neighbourhood.hashValue) % UInt(groupCount))
    }
}
