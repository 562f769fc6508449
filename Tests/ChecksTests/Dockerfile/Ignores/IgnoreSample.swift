import Dockerfile
import Rules

@testable import Checks

/// What the comments of a Dockerfile silence, in a form that is easily compared.
struct IgnoreSample {
    let source: [UInt8]
    let ignores: [Ignore]

    init(_ text: String) {
        source = Array(text.utf8)
        let document = DockerfileDocument(source)
        ignores = IgnoreReader(document, StageGraph(document)).ignores()
    }

    /// `tool name: line…line`, one for each name.
    var lines: [String] {
        ignores.map { ignore in
            let subject =
                switch ignore.subject {
                case .name(let name): name
                case .tool: "tool"
                case .all: "all"
                }
            let scopes = ignore.scopes.map { scope in
                let first = line(of: scope.lowerBound)
                let last = line(of: max(scope.lowerBound, scope.upperBound - 1))
                return first == last ? "\(first)" : "\(first)…\(last)"
            }
            return "\(ignore.tool) \(subject): \(scopes.isEmpty ? "-" : scopes.joined(separator: " "))"
        }
    }

    private func line(of offset: Int) -> Int { source[..<offset].count { $0 == 0x0A } + 1 }
}
