/// A request as it came to the provider stub.
public struct StubRequest: Hashable, Sendable {
    /// A header as it was written.
    public struct Header: Hashable, Sendable {
        /// Its name, in lower case.
        public var name: String
        /// Its value.
        public var value: String
    }

    /// The method.
    public var method: String
    /// The target, query included.
    public var target: String
    /// In the order in which they came.
    public var headers: [Header]
    /// The body, without its framing.
    public var body: [UInt8]

    /// The target without its query.
    public var path: String { String(target.prefix { $0 != "?" }) }

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of a header that is there once; nil if it is not.
    public subscript(name: String) -> String? {
        let values = headers.filter { $0.name == name }
        return values.count == 1 ? values[0].value : nil
    }

    /// Everything of it in one text, for searching.
    public var whole: String {
        "\(method) \(target)\n" + headers.map { "\($0.name): \($0.value)\n" }.joined() + text
    }
}
