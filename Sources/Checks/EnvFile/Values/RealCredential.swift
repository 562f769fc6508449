internal import Rules

/// Whether the value of a name that says that it is secret looks as if it opened something.
enum RealCredential {
    private static let shortest = 12
    /// Of a value of random letters and digits, in bits a byte.
    private static let leastEntropy = 3.0

    static func isLikely(_ setting: EnvSetting) -> Bool {
        guard setting.isComplete, let credential = setting.credential, credential.utf8.count >= shortest,
            !StandIn.isStandIn(credential), !DictionaryPassword.contains(credential)
        else { return false }
        guard case .literal = CredentialValue(credential) else { return false }
        var line = Array(setting.name.utf8) + [UInt8(ascii: "=")]
        let start = line.count
        line += Array(credential.utf8)
        return line.withUnsafeBytes { line in
            let value = UnsafeRawBufferPointer(rebasing: line[start...])
            let match = ValueMatch(visible: line, secret: start..<line.count, keyword: 0)
            let hasBoth = value.contains(where: ASCII.isDigit) && value.contains(where: ASCII.isLetter)
            return hasBoth && !Placeholder.isPlaceholder(value) && !CodeLikeness.isCode(match)
                && !WordLikeness.readsLikeWords(value) && Entropy.bitsPerByte(value) >= leastEntropy
                && (setting.addressPassword != nil || SecretName.holdsSecrets(match))
        }
    }
}
