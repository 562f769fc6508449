/// Values that stand where a secret will be put.
package enum Placeholder {
    /// Values longer than this are key material with structure of its own, not something typed as a stand-in.
    private static let longestJudged = 512

    package static func isPlaceholder(_ value: UnsafeRawBufferPointer) -> Bool {
        guard value.count <= longestJudged else { return false }
        return isTemplate(value) || isMonotonous(value) || hasMarker(value) || isPlainWord(value)
            || PublishedValue.contains(value)
    }

    // MARK: Templates

    private static func isTemplate(_ value: UnsafeRawBufferPointer) -> Bool {
        guard let first = value.first, let last = value.last else { return true }
        for mark: StaticString in ["...", "\u{2026}", "{-}"] where ByteSearch.contains(value, mark) { return true }
        // An opening counts with its closing only: random passwords hold any two signs.
        for (opening, closing): (StaticString, StaticString) in [
            ("${", "}"), ("{{", "}}"), ("$(", ")"), ("#{", "}"), ("<%", "%>"), ("{%", "%}"), ("%(", ")"), ("$[", "]"),
            ("@@", "@@"),
            ("%%", "%%"), ("***", "***"),
        ] {
            if let start = ByteSearch.first(of: opening, in: value),
                ByteSearch.first(of: closing, in: value, from: start + opening.utf8CodeUnitCount) != nil
            {
                return true
            }
        }
        // A variable that the pattern cut off at its closing brace, and a value that is only hidden.
        if first == UInt8(ascii: "$"), value.count > 1, value[1] == UInt8(ascii: "{") || value[1] == UInt8(ascii: "(") {
            return true
        }
        if value.allSatisfy({ $0 == UInt8(ascii: "*") }) { return true }
        switch (first, last) {
        case (UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "["), UInt8(ascii: "]")),
            (UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "("), UInt8(ascii: ")")),
            (UInt8(ascii: "%"), UInt8(ascii: "%")):
            return true
        case (UInt8(ascii: "$"), _):
            // $NAME is a variable; a password may begin with a dollar all the same.
            return value.dropFirst().allSatisfy {
                ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
            }
                && !value.dropFirst().contains(where: ASCII.isDigit)
        case (UInt8(ascii: "_"), UInt8(ascii: "_")) where value.count > 4:
            return value[1] == UInt8(ascii: "_") && value[value.count - 2] == UInt8(ascii: "_")
        default:
            return false
        }
    }

    // MARK: Repetition and sequences

    private static func isMonotonous(_ value: UnsafeRawBufferPointer) -> Bool {
        guard value.count > 3 else { return false }
        var equal = 1
        var rising = 1
        var falling = 1
        var longestEqual = 1
        var longestRun = 1
        for index in 1..<value.count {
            let (before, byte) = (Int(ASCII.lowercased(value[index - 1])), Int(ASCII.lowercased(value[index])))
            equal = byte == before ? equal + 1 : 1
            rising = byte == before + 1 || (before == 0x39 && (byte == 0x30 || byte == 0x61)) ? rising + 1 : 1
            falling = byte == before - 1 ? falling + 1 : 1
            longestEqual = max(longestEqual, equal)
            longestRun = max(longestRun, rising, falling)
        }
        // By chance a random base-62 value of 40 has six equal characters in a row once in twenty million. A format with a fixed run
        // captures what stands beside it.
        if longestEqual >= 6 || longestEqual * 2 > value.count { return true }
        if longestRun >= 8 || (longestRun >= 5 && longestRun * 3 >= value.count) { return true }
        return repeatsUnit(value) || hasFewCharacters(value)
    }

    /// `abcabcabc`, `0123456789` twice: one unit over and over.
    private static func repeatsUnit(_ value: UnsafeRawBufferPointer) -> Bool {
        guard value.count >= 8 else { return false }
        return (1...(value.count / 2)).contains { period in
            (period..<value.count).allSatisfy { value[$0] == value[$0 - period] }
        }
    }

    private static func hasFewCharacters(_ value: UnsafeRawBufferPointer) -> Bool {
        var bytes = ByteSet()
        for byte in value { bytes.insert(ASCII.lowercased(byte)) }
        let kinds = bytes.count
        return kinds <= 3 && value.count >= 8 || kinds <= 5 && value.count >= 24
    }

    // MARK: Words

    /// A word that says what the value is, standing apart from its neighbours or filling most of the value.
    private static func hasMarker(_ value: UnsafeRawBufferPointer) -> Bool {
        // What a translation platform puts in the place of a text, and what frameworks put in the place of their key.
        for mark: StaticString in ["crwdns", "RandomString", "R@nd0mStr"] where ByteSearch.contains(value, mark) {
            return true
        }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, value.count)) { buffer in
            for (index, byte) in value.enumerated() { buffer[index] = ASCII.lowercased(byte) }
            let lowered = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<value.count])
            let pairs = BytePairs(of: lowered)
            var covered = 0
            for word in strongMarkers where pairs.mayHold(word) {
                var from = 0
                while let at = ByteSearch.first(of: word, in: lowered, from: from) {
                    let end = at + word.utf8CodeUnitCount
                    // In a long value a word may be one of a pass phrase.
                    let decides = value.count <= longestWithStrongWord || (end - at) * 4 >= value.count
                    if decides, standsApart(value, at..<end) || isDocumentationMark(value, at..<end) { return true }
                    covered += end - at
                    from = end
                }
            }
            for word in weakMarkers where pairs.mayHold(word) {
                var from = 0
                while let at = ByteSearch.first(of: word, in: lowered, from: from) {
                    covered += word.utf8CodeUnitCount
                    from = at + word.utf8CodeUnitCount
                }
            }
            return covered * 2 >= value.count
        }
    }

    /// Documentation writes `…EXAMPLE` and `…EXAMPLEKEY` at the end of values that look real otherwise.
    private static func isDocumentationMark(_ value: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        let tail = value[range.lowerBound...]
        return tail.elementsEqual("EXAMPLE".utf8) || tail.elementsEqual("EXAMPLEKEY".utf8)
    }

    private static let longestWithStrongWord = 44

    private static func standsApart(_ value: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        func breaks(_ outside: Int, _ inside: Int) -> Bool {
            guard value.indices.contains(outside) else { return true }
            let (o, i) = (value[outside], value[inside])
            if !ASCII.isLetter(o) { return true }
            return ASCII.isUpper(o) != ASCII.isUpper(i) && outside < inside
        }
        return breaks(range.lowerBound - 1, range.lowerBound)
            && (breaks(range.upperBound, range.upperBound - 1) || ASCII.isUpper(value[range.upperBound]))
    }

    private static let strongMarkers: [StaticString] = [
        "example", "placeholder", "changeme", "change_me", "change-me", "changeit", "change_this", "change-this",
        "redacted",
        "dummy", "replaceme", "replace_me", "replace-me", "replace_with", "replace-with", "insert_", "insert-", "your_",
        "your-", "yourkey", "yourapi",
        "yoursecret", "yourpass", "yourtoken", "foobar", "lorem", "notreal", "not-real", "not-a-real", "not_a_real",
        "not_real", "donotuse",
        "do-not-use",
        "todo", "fixme", "xxxxx", "secret-here", "goes-here", "goes_here", "-here", "_here", "undefined", "deadbeef",
        "censored",
        "mypassword", "my-secret", "my_secret", "mysecret", "your ", "enter_", "enter-", "invalid", "sanitized",
        "obfuscated", "masked", "paste-", "paste_",
    ]

    private static let weakMarkers: [StaticString] = [
        "test", "fake", "sample", "mock", "demo", "secret", "password", "passwd", "token", "apikey", "api", "key",
        "your", "here",
        "some", "this", "that", "value", "string", "user", "admin", "default", "temp", "client", "access", "private",
        "auth", "xxx",
        "credential", "account", "random", "super", "very", "secure", "strong", "long", "hidden", "none", "null",
    ]

    // MARK: Whole values

    private static func isPlainWord(_ value: UnsafeRawBufferPointer) -> Bool {
        guard value.count <= 16 else { return false }
        return plainWords.contains(String(decoding: value.map(ASCII.lowercased), as: UTF8.self))
    }

    private static let plainWords: Set<String> = [
        "true", "false", "none", "null", "nil", "undefined", "empty", "string", "required", "optional", "enabled",
        "disabled",
        "yes", "no", "password", "passwd", "pass", "secret", "token", "apikey", "key", "value", "test", "testing",
        "admin", "root",
        "user", "username", "guest", "default", "changeit", "hunter2", "letmein", "qwerty", "foo", "bar", "baz", "abc",
        "abc123", "pass123",
        "password1", "password123", "test123", "test1234", "admin123", "hidden", "private", "public", "basic", "bearer",
        "hello",
        "world", "hello world", "dev", "prod", "local", "localhost", "readonly", "function", "object", "number",
        "boolean",
        "unknown", "n/a", "tbd", "s3cr3t", "p@ssw0rd", "p@ssword", "passw0rd", "secret123", "topsecret", "sekret",
        "sekrit", "self",
    ]
}
