@testable import Rules

extension DetectorWorker {
    /// The secrets in `text`, in their order.
    func secrets(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        return detect(in: bytes).candidates.map { String(decoding: bytes[$0.secret], as: UTF8.self) }
    }
}

extension Detector {
    convenience init(_ rules: Rule..., markers: [String] = []) throws {
        self.init(rules: try RuleSet(rules), markers: markers)
    }
}
