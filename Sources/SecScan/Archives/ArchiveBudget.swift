/// What is left to be spent on one archive and the archives in it.
struct ArchiveBudget {
    private let limits: ArchiveLimits
    private let ratioLimit: Int
    private(set) var bytes = 0
    private(set) var members = 0
    private let deadline: ContinuousClock.Instant

    /// - Parameter size: of the outermost archive.
    init(_ limits: ArchiveLimits, size: Int) {
        self.limits = limits
        let (product, overflows) = size.multipliedReportingOverflow(by: limits.ratio)
        ratioLimit = overflows ? Int.max : limits.freeBytes + min(product, Int.max - limits.freeBytes)
        deadline = ContinuousClock.now + limits.time
    }

    /// - Throws: when this is more than is looked at.
    mutating func charge(bytes count: Int) throws(ArchiveProblem) {
        bytes += count
        if bytes > limits.bytes { throw .cap("it unpacks to more than \(Quantity.bytes(limits.bytes))") }
        if bytes > ratioLimit { throw .cap("it unpacks to more than \(limits.ratio) times its size") }
        try checkTime()
    }

    mutating func chargeMember() throws(ArchiveProblem) {
        members += 1
        if members > limits.members { throw .cap("it has more than \(Quantity.grouped(limits.members)) members") }
        try checkTime()
    }

    private func checkTime() throws(ArchiveProblem) {
        if ContinuousClock.now > deadline {
            throw .cap("it takes more than \(limits.time.components.seconds) seconds")
        }
    }
}
