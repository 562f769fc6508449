extension String {
    /// With the letters of ASCII in lower case, and others as they are.
    var asciiLowercased: String {
        // Most are so already.
        guard utf8.contains(where: { $0 != $0.lowercased }) else { return self }
        return String(decoding: utf8.map(\.lowercased), as: UTF8.self)
    }
}
