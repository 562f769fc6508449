internal import Rules

/// What stands where a key of a provider should, and is none: examples, words to be replaced.
enum PlaceholderKey {
    /// What a whole value may be, without what is neither letter nor digit.
    private static let words: Set<String> = [
        "key", "apikey", "secret", "secretkey", "token", "password", "test", "testing", "testkey", "dummy", "dummykey",
        "fake", "fakekey", "example", "examplekey", "sample", "none", "null", "nil", "undefined", "empty", "unset",
        "notset", "todo", "tbd", "fixme", "default", "foo", "bar", "foobar", "abc", "sk", "skproj", "skant",
        "openaiapikey", "anthropicapikey", "geminiapikey", "googleapikey", "thekey", "mykey", "myapikey",
    ]
    /// What no key has in it.
    private static let parts = [
        "changeme", "changethis", "replaceme", "replacethis", "yourkey", "yourapi", "yoursecret", "youropenai",
        "youranthropic", "yourgemini", "placeholder", "insertkey", "insertyour", "keyhere", "enterkey", "enteryour",
    ]

    /// Why a value is none that a provider has issued; nil if it may be one.
    static func problem(of value: Secret) -> String? {
        let bytes = value.revealed.map(ASCII.lowercased)
        let letters = bytes.filter(ASCII.isAlphanumeric)
        let text = String(decoding: letters, as: UTF8.self)
        if words.contains(text) || parts.contains(where: { text.contains($0) }) {
            return "it is a word that stands for a key, not a key"
        }
        // `sk-xxxxxxxx`, `sk-...`, `********`
        let last = bytes.last
        let tail = bytes.reversed().prefix { $0 == last }.count
        return bytes.count - tail <= 8 && tail * 2 >= bytes.count && bytes.count > 2 ? "it repeats one character" : nil
    }
}
