/// The variables that a text refers to.
struct HadolintReferences {
    /// Names in `${name}`, with whatever else is in the braces.
    private(set) var braced: Set<Substring> = []
    /// The letters, digits and underscores behind a dollar sign.
    private(set) var bare: Set<Substring> = []

    init(_ text: String) {
        for part in text.split(separator: "$", omittingEmptySubsequences: false).dropFirst() {
            if part.first == "{", let end = part.firstIndex(of: "}") {
                braced.insert(part[..<end].dropFirst())
            } else {
                bare.insert(part.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
            }
        }
    }

    /// Whether one of them is `${name}` or begins with `$name`.
    func begin(with names: Set<String>) -> Bool {
        braced.contains { names.contains(String($0)) }
            || bare.contains { name in
                name.indices.contains { names.contains(String(name[...$0])) }
            }
    }
}
