/// Keys. Source: https://toml.io/en/v1.0.0#keys
extension Parser {
    /// A bare, quoted or dotted key and the blanks after it: the parts before the last, and the last.
    mutating func key() throws(TOMLError) -> (parents: [KeyPart], last: KeyPart) {
        var parents: [KeyPart] = []
        var last = try keyPart()
        while cursor.consume(.dot) {
            guard parents.count < TOMLDocument.nestingLimit else { throw .tooDeep(last.position) }
            parents.append(last)
            last = try keyPart()
        }
        return (parents, last)
    }

    private mutating func keyPart() throws(TOMLError) -> KeyPart {
        cursor.skipBlanks()
        let position = cursor.position
        let text: String
        switch cursor.byte {
        case .quote: text = try basicString()
        case .apostrophe: text = try literalString()
        default: text = try bareKey()
        }
        let range = position.offset..<cursor.offset
        cursor.skipBlanks()
        return KeyPart(text: text, position: position, range: range)
    }

    private mutating func bareKey() throws(TOMLError) -> String {
        let start = cursor.offset
        while cursor.byte.isBareKey { cursor.advance() }
        guard cursor.offset > start else { throw cursor.unexpected("a key") }
        return cursor.text(from: start)
    }
}
