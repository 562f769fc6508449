extension String {
    /// With the letters of ASCII in lower case, and others as they are.
    var asciiLowercased: String { String(decoding: utf8.map(\.lowercased), as: UTF8.self) }
}
