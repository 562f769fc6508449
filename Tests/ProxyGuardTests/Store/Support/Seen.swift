import Synchronization

/// Versions in the order in which an observer saw them.
final class Seen: Sendable {
    private let list = Mutex<[Int64]>([])
    var versions: [Int64] { list.withLock { $0 } }
    func add(_ version: Int64) { list.withLock { $0.append(version) } }
}

/// A text of the form of a ciphertext.
func sealed(_ number: Int, with key: String = "k1") -> String { "enc:v1:\(key):" + "Y2lwaGVy\(number)" }
