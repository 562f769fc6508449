/// What texts of records must look like.
enum FieldRules {
    /// Characters of a name.
    static let longestName = 100
    /// Bytes of the name of a model.
    static let longestModel = 200
    /// Models of one record.
    static let mostModels = 200

    private static let secretPrefixes = ["pg_", "pgm_", "pgr_", "sk-"]
    private static let sealedPrefix = "enc:v1:"

    /// A name: some text on one line.
    static func name(_ text: String) throws(StoreError) {
        guard 1...longestName ~= text.count, text.utf8.count <= 4 * longestName, isLine(text) else {
            throw StoreError(
                .invalid, "a name must be one line of 1 to \(longestName) characters, each of them visible")
        }
        try noCredential(text)
    }

    /// The name of a project as it is stored: composed (NFC), so that one that looks the same is the same.
    static func projectName(_ text: String) throws(StoreError) -> String {
        let text = ComposedText.of(text)
        try name(text)
        guard text.first != " ", text.last != " " else {
            throw StoreError(.invalid, "a name must not begin or end with a space")
        }
        return text
    }

    /// What a token is recognised by: too short to be the token.
    static func hint(_ text: String) throws(StoreError) {
        guard text.utf8.count <= 24, isLine(text) else {
            throw StoreError(.invalid, "a hint must be one line of at most 24 bytes")
        }
    }

    /// The models that a record allows.
    static func models(_ names: [String]) throws(StoreError) {
        guard names.count <= mostModels else { throw StoreError(.invalid, "at most \(mostModels) models") }
        for name in names where !isModel(name) {
            throw StoreError(.invalid, "the name of a model must be one line of 1 to \(longestModel) bytes")
        }
        for name in names { try noCredential(name) }
    }

    /// The name of an upstream as in the configuration.
    static func upstream(_ text: String) throws(StoreError) {
        guard 1...64 ~= text.utf8.count, text.utf8.allSatisfy(isNameByte) else {
            throw StoreError(.invalid, "an upstream must be 1 to 64 of a-z, A-Z, 0-9, '_', '-' and '.'")
        }
        try noCredential(text)
    }

    /// The name of a setting of the store.
    static func settingName(_ text: String) throws(StoreError) {
        guard 1...64 ~= text.utf8.count, text.utf8.allSatisfy(isNameByte) else {
            throw StoreError(.invalid, "the name of a setting must be 1 to 64 of a-z, A-Z, 0-9, '_', '-' and '.'")
        }
    }

    /// What is stored of a provider's key: only its ciphertext, `enc:v1:<key id>:<base64>`.
    static func sealed(_ text: String) throws(StoreError) {
        let parts = text.dropFirst(sealedPrefix.utf8.count).split(separator: ":", omittingEmptySubsequences: false)
        guard text.hasPrefix(sealedPrefix), parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }),
            text.utf8.count <= 16_384, text.utf8.allSatisfy({ 0x21...0x7e ~= $0 })
        else { throw StoreError(.invalid, "a provider key must be encrypted before it is stored (enc:v1:…)") }
    }

    /// Whether a text can be the name of a model.
    static func isModel(_ text: String) -> Bool { 1...longestModel ~= text.utf8.count && isLine(text) }

    /// Whether a text holds what looks like a token or key; those are pasted into the wrong field.
    static func hasCredential(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return secretPrefixes.contains { prefix in
            let prefix = Array(prefix.utf8)
            guard bytes.count >= prefix.count + 20 else { return false }
            return (0...(bytes.count - prefix.count - 20)).contains { start in
                bytes[start...].starts(with: prefix)
                    && bytes[(start + prefix.count)...].prefix(20).allSatisfy {
                        isNameByte($0) && $0 != UInt8(ascii: ".")
                    }
            }
        }
    }

    private static func noCredential(_ text: String) throws(StoreError) {
        guard !hasCredential(text) else {
            throw StoreError(.invalid, "a name must not hold what looks like a token or a key")
        }
    }

    private static func isLine(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .format, .unassigned, .privateUse, .surrogate: false
            case .spaceSeparator: scalar == " "
            // What a screen shows as nothing.
            default: !scalar.properties.isDefaultIgnorableCodePoint && scalar != "\u{2800}"
            }
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
