extension Int {
    /// More than any request can use; small enough for thousands of sums.
    static let greatestAmount = 1 << 50

    /// The sum, or the greatest number if that is too great: what a client states never ends the process.
    func saturatingAdd(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }

    /// Within what may be counted.
    var asAmount: Int { Swift.min(Swift.max(self, 0), Self.greatestAmount) }
}
