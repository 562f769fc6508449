/// The members of one archive, each byte charged to the budget.
final class OpenArchive {
    private var reader: ArchiveReader
    private let visit: ArchiveVisit

    init(_ source: ArchiveSource, _ format: ArchiveFormat, _ limits: ArchiveLimits, _ visit: ArchiveVisit)
        throws(ArchiveProblem)
    {
        reader = try ArchiveReader(source, format, limits)
        self.visit = visit
    }

    func next() throws(ArchiveProblem) -> ArchiveMember? {
        let member: ArchiveMember?
        do throws(ArchiveProblem) {
            member = try reader.next()
        } catch {
            // Headers without end that cannot be read have an end too.
            try visit.budget.chargeMember()
            throw error
        }
        if member != nil { try visit.budget.chargeMember() }
        return member
    }

    func read(into output: UnsafeMutableRawBufferPointer) throws(ArchiveProblem) -> Int {
        let count = try reader.read(into: output)
        try visit.budget.charge(bytes: count)
        return count
    }
}
