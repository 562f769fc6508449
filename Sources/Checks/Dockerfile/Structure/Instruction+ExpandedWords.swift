internal import Dockerfile

extension Instruction {
    /// The words in which the builder replaces variables.
    var expandedWords: [Word] {
        let owners = ["chown", "chmod"].compactMap { flag($0)?.value }
        switch kind {
        case .add, .copy: return owners + (copy.map { $0.sources + [$0.destination].compactMap { $0 } } ?? [])
        case .env, .label, .arg: return pairs.flatMap { [$0.key] + [$0.value].compactMap { $0 } }
        case .expose, .volume: return words
        case .user, .workdir, .stopsignal: return [word].compactMap { $0 }
        default: return []
        }
    }
}
