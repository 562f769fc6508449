internal import Rules

/// What the rules about secrets report in a file, to be looked up in its values.
struct ReportedSecrets {
    /// In order; none is the beginning of another, so that nothing stands between a text and the one that it begins with.
    private var secrets: [[UInt8]] = []

    init(_ secrets: [Secret]) {
        let texts = secrets.map(\.revealed).filter { !$0.isEmpty }
        for text in texts.sorted(by: { $0.lexicographicallyPrecedes($1) })
        where self.secrets.last.map({ !text.starts(with: $0) }) ?? true {
            self.secrets.append(text)
        }
    }

    /// Whether one of them is a value, or a part of it.
    func occur(in value: String) -> Bool {
        guard !secrets.isEmpty else { return false }
        let value = Array(value.utf8)
        return value.indices.contains { begin(value[$0...]) }
    }

    /// Whether a text begins with one of them.
    private func begin(_ text: ArraySlice<UInt8>) -> Bool {
        var places = secrets.indices
        // The last that does not come behind the text.
        while !places.isEmpty {
            let middle = places.lowerBound + places.count / 2
            if text.lexicographicallyPrecedes(secrets[middle]) {
                places = places.lowerBound..<middle
            } else {
                places = (middle + 1)..<places.upperBound
            }
        }
        return places.lowerBound > 0 && text.starts(with: secrets[places.lowerBound - 1])
    }
}
