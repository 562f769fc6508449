/// Clauses as one text: every value with its kind and its length in front; of their files the names alone.
enum ClauseText {
    static func encode(_ clauses: [RuleClause]) -> String {
        guard !clauses.isEmpty else { return "" }
        return encode(
            .list(
                clauses.map {
                    .list([
                        .text($0.kind.rawValue), .text($0.file.split(separator: "/").last.map(String.init) ?? ""),
                        .text(String($0.line)), .table($0.fields),
                    ])
                }))
    }

    /// Nil where the text is not what `encode` wrote.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [RuleClause]? {
        var reader = Reader(bytes: bytes)
        guard case .list(let items)? = reader.value() else { return nil }
        var clauses: [RuleClause] = []
        for item in items {
            guard case .list(let parts) = item, parts.count == 4, case .text(let kind) = parts[0],
                case .text(let file) = parts[1], case .text(let line) = parts[2], case .table(let fields) = parts[3],
                let kind = RuleClause.Kind(rawValue: kind), let line = Int(line)
            else { return nil }
            clauses.append(RuleClause(kind, fields, file: file, line: line))
        }
        return clauses
    }

    private static func encode(_ value: RuleClause.Value) -> String {
        switch value {
        case .text(let text): "s\(text.utf8.count):\(text)"
        case .list(let items): "l\(items.count):" + items.map(encode).joined()
        case .table(let fields):
            "t\(fields.count):"
                + fields.sorted { $0.key < $1.key }.map { encode(.text($0.key)) + encode($0.value) }.joined()
        }
    }

    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        var position = 0

        mutating func value() -> RuleClause.Value? {
            guard position < bytes.count else { return nil }
            let kind = bytes[position]
            position += 1
            var count = 0
            while position < bytes.count, ASCII.isDigit(bytes[position]), count < 1 << 24 {
                count = count * 10 + Int(bytes[position] - UInt8(ascii: "0"))
                position += 1
            }
            guard position < bytes.count, bytes[position] == UInt8(ascii: ":"), count <= bytes.count else { return nil }
            position += 1
            switch kind {
            case UInt8(ascii: "s"):
                guard position + count <= bytes.count else { return nil }
                defer { position += count }
                return .text(String(decoding: bytes[position..<position + count], as: UTF8.self))
            case UInt8(ascii: "l"):
                var items: [RuleClause.Value] = []
                items.reserveCapacity(min(count, bytes.count))
                for _ in 0..<count {
                    guard let item = value() else { return nil }
                    items.append(item)
                }
                return .list(items)
            case UInt8(ascii: "t"):
                var fields = [String: RuleClause.Value](minimumCapacity: min(count, bytes.count))
                for _ in 0..<count {
                    guard case .text(let key)? = value(), let field = value() else { return nil }
                    fields[key] = field
                }
                return .table(fields)
            default: return nil
            }
        }
    }
}
