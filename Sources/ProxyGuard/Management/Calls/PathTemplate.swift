internal import ProxyStore

/// A path, byte for byte, with places for ids: `/manage/v1/tokens/{token}/revoke`.
struct PathTemplate: Hashable, Sendable {
    private enum Part: Hashable {
        case word(String)
        case id(RecordID, String)
    }

    let text: String
    private let parts: [Part]

    init(_ text: String) {
        self.text = text
        parts = Self.split(text).map { part in
            switch part {
            case "{project}": .id(.project, "project")
            case "{token}": .id(.token, "token")
            case "{key}": .id(.providerKey, "key")
            default: .word(String(part))
            }
        }
    }

    /// The ids by name; nil if it is another path. A text that has not the form of an id is none.
    func match(_ path: some StringProtocol) -> [String: String]? {
        let found = Self.split(path)
        guard found.count == parts.count else { return nil }
        var ids: [String: String] = [:]
        for (part, text) in zip(parts, found) {
            switch part {
            case .word(let word):
                guard word.utf8.elementsEqual(text.utf8) else { return nil }
            case .id(let kind, let name):
                guard kind.matches(String(text)) else { return nil }
                ids[name] = String(text)
            }
        }
        return ids
    }

    private static func split<Text: StringProtocol>(_ text: Text) -> [Text.SubSequence] {
        text.split(separator: "/", omittingEmptySubsequences: false)
    }
}
