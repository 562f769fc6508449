import Foundation
import ProxyDemo

/// A value of JSON, for looking into.
struct JSONTree {
    private let value: Any?

    init(_ text: String) {
        value = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
    }

    private init(value: Any?) { self.value = value }

    subscript(name: String) -> JSONTree { JSONTree(value: (value as? [String: Any])?[name]) }
    subscript(index: Int) -> JSONTree {
        let elements = value as? [Any] ?? []
        return JSONTree(value: elements.indices.contains(index) ? elements[index] : nil)
    }

    var text: String? { value as? String }
    var number: Int? { (value as? NSNumber)?.intValue }
    var isTrue: Bool { (value as? NSNumber)?.boolValue ?? false }
    var isFalse: Bool { (value as? NSNumber)?.boolValue == false }
    var count: Int { (value as? [Any])?.count ?? 0 }
    var elements: [JSONTree] { (value as? [Any] ?? []).map { JSONTree(value: $0) } }
    var isNull: Bool { value == nil || value is NSNull }
}

extension LoopbackAnswer {
    var json: JSONTree { JSONTree(text) }
    /// The code of an error in the form of OpenAI.
    var code: String? { json["error"]["code"].text }
}
