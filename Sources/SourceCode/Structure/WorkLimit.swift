/// What looking at one file may cost, so that no file takes for ever.
///
/// A step is the look at one token, or at a few bytes.
final class WorkLimit {
    private(set) var isReached = false
    private var left: Int

    init(_ steps: Int) { left = steps }

    /// Whether there was as much left.
    @discardableResult
    func spend(_ steps: Int) -> Bool {
        left -= steps
        guard left < 0 else { return true }
        isReached = true
        return false
    }
}
