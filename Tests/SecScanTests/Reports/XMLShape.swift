/// A small check that a text is well-formed XML: elements nest, attributes are quoted, characters are legal.
enum XMLShape {
    /// Nil where nothing is wrong. Knows elements, attributes, references and a declaration, which is all that we write.
    static func problem(in text: String) -> String? {
        for scalar in text.unicodeScalars {
            let isLegal = scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar.value >= 0x20
            if !isLegal || scalar.value & 0xFFFE == 0xFFFE { return "illegal U+\(String(scalar.value, radix: 16))" }
        }
        var open: [Substring] = []
        var rest = Substring(text)
        if rest.hasPrefix("<?xml ") {
            guard let end = rest.firstIndex(of: ">") else { return "declaration without end" }
            rest = rest[rest.index(after: end)...]
        }
        while let start = rest.firstIndex(of: "<") {
            if let problem = reference(in: rest[..<start]) { return problem }
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: ">") else { return "tag without end" }
            let tag = rest[..<end]
            rest = rest[rest.index(after: end)...]
            if tag.contains("<") { return "< in a tag" }
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return "</\(tag.dropFirst())> does not fit" }
            } else {
                if let problem = attributes(in: tag) { return problem }
                if !tag.hasSuffix("/") { open.append(tag.prefix { $0 != " " }) }
            }
        }
        return open.isEmpty ? reference(in: rest) : "\(open) not closed"
    }

    private static func attributes(in tag: Substring) -> String? {
        let pieces = tag.split(separator: "\"", omittingEmptySubsequences: false)
        guard pieces.count % 2 == 1 else { return "odd quotes in <\(tag)>" }
        for (index, piece) in pieces.enumerated() {
            if index % 2 == 1 {
                if let problem = reference(in: piece) { return problem }
            } else if index < pieces.count - 1, !piece.hasSuffix("=") {
                return "attribute without = in <\(tag)>"
            }
        }
        return nil
    }

    private static func reference(in text: Substring) -> String? {
        for piece in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            guard let end = piece.firstIndex(of: ";"), !piece[..<end].isEmpty,
                piece[..<end].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") })
            else { return "bare & before \(piece.prefix(10))" }
        }
        return nil
    }
}
