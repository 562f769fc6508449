/// Whether something that is tried again and again fails: who reads a log wants to know when that begins and ends, and not each time.
struct FailureState {
    private(set) var isFailing = false

    /// Notes how it went; whether that is another state than before.
    mutating func changes(toFailing isFailing: Bool) -> Bool {
        defer { self.isFailing = isFailing }
        return isFailing != self.isFailing
    }
}
