/// Whether the name that a value is assigned to is one under which people keep secrets.
package enum SecretName {
    package static func holdsSecrets(_ match: ValueMatch) -> Bool {
        let range = rangeOfName(match)
        let name = UnsafeRawBufferPointer(rebasing: match.visible[range])
        if isFile(name, match) || isDigest(name) { return false }
        if isInResourceName(match.visible[..<range.lowerBound]) { return false }
        let words = Self.words(of: name)
        guard let last = words.last else { return true }
        if harmlessEndings.contains(last) { return false }
        if words.count > 1, harmlessPairs.contains(words[words.count - 2] + " " + last) { return false }
        return !words.contains(where: harmlessWords.contains)
    }

    /// `core/token_generator.rb`, as lists of files write it in front of a checksum.
    private static func isFile(_ name: UnsafeRawBufferPointer, _ match: ValueMatch) -> Bool {
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return false }
        // Nothing but blanks or a mark of lists between the two: what a command is told about a file is not meant.
        let between = match.visible[match.keyword..<match.secret.lowerBound].drop(while: ASCII.isName)
        guard between.count <= 8 else { return false }
        return sourceExtensions.contains(String(decoding: name[(dot + 1)...], as: UTF8.self))
    }

    /// `src/token.go sha256:…`, and the same without a blank, as databases keep it.
    private static func isDigest(_ name: UnsafeRawBufferPointer) -> Bool {
        digests.contains { digest in
            name.count >= digest.utf8.count
                && zip(name.suffix(digest.utf8.count), digest.utf8).allSatisfy { ASCII.lowercased($0) == $1 }
        }
    }

    private static let digests = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]

    /// `arn:aws:secretsmanager:eu-west-1:123456789012:secret:name`: where a secret is kept.
    private static func isInResourceName(_ before: Slice<UnsafeRawBufferPointer>) -> Bool {
        let account = before.dropLast().suffix(12)
        return before.last == UInt8(ascii: ":") && account.count == 12 && account.allSatisfy(ASCII.isDigit)
    }

    private static let sourceExtensions: Set<String> = [
        "cpp", "cs", "css", "ex", "exs", "go", "h", "hpp", "html", "jar", "java", "js", "jsx", "kt", "lua", "md", "mjs",
        "php", "png", "py", "rb", "rs", "rst", "scala", "svg", "swift", "ts", "tsx", "vue",
    ]

    /// The whole identifier around the keyword.
    private static func rangeOfName(_ match: ValueMatch) -> Range<Int> {
        let bytes = match.visible
        var lower = match.keyword
        while lower > 0, ASCII.isName(bytes[lower - 1]) { lower -= 1 }
        var upper = match.keyword
        while upper < match.secret.lowerBound, ASCII.isName(bytes[upper]) { upper += 1 }
        return lower..<upper
    }

    /// `publicKeyId`, `PUBLIC_KEY_ID` and `public-key.id` are all `public`, `key`, `id`.
    private static func words(of name: UnsafeRawBufferPointer) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        func flush() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        for (index, byte) in name.enumerated() {
            guard ASCII.isLetter(byte) else {
                flush()
                continue
            }
            if ASCII.isUpper(byte), index > 0 {
                let afterLower = ASCII.isLower(name[index - 1])
                let beforeLower = index + 1 < name.count && ASCII.isLower(name[index + 1])
                if afterLower || (beforeLower && ASCII.isUpper(name[index - 1])) { flush() }
            }
            word.append(ASCII.lowercased(byte))
        }
        flush()
        return words
    }

    /// Last words of names that describe a secret and do not hold it.
    private static let harmlessEndings: Set<String> = [
        "id", "ids", "url", "uri", "urls", "endpoint", "host", "path", "file", "filename", "dir", "directory", "folder",
        "name",
        "names", "type", "types", "kind", "length", "len", "size", "count", "counts", "limit", "limits", "max", "min",
        "header",
        "headers", "field", "fields", "column", "expiry", "expires", "expiration", "ttl", "timeout", "lifetime",
        "duration",
        "age", "format", "policy", "hint", "label", "title", "text", "message", "prompt", "prefix", "suffix", "regex",
        "regexp",
        "pattern", "placeholder", "env", "var", "variable", "arn", "version", "algorithm", "alg", "rotation", "usage",
        "status",
        "state", "index", "idx", "description", "desc", "help", "example", "template", "class", "error", "errors",
        "exception",
        "selector", "input", "form", "page", "link", "button", "icon", "enabled", "disabled", "required", "optional",
        "valid",
        "validator", "provider", "manager", "service", "store", "source", "ref", "reference", "scope", "scopes",
        "issuer",
        "audience", "separator", "delimiter", "fingerprint", "digest", "checksum", "position", "offset", "start", "end",
        "mode",
        "module", "package", "method", "function", "handler", "callback", "schema", "model", "table", "encoding",
        "strength",
        "date", "time", "timestamp", "at", "by", "for", "from", "in", "is", "has", "list", "map", "set", "array",
        "strategy",
        "image", "region", "bucket", "username", "user", "email", "login", "realm", "domain", "address", "port",
        "protocol",
        "option", "options", "config", "settings", "params", "param", "arg", "args", "flag", "parser", "lexer",
        "stream",
        "namespace", "annotation", "labels", "property", "element", "node", "tag", "resource", "role", "group", "repo",
        "repository", "instance", "factory", "mgr",
    ]

    private static let harmlessPairs: Set<String> = [
        "public key", "primary key", "foreign key", "sort key", "partition key", "hash key", "range key", "cache key",
        "sub key", "object key", "map key", "dict key", "column key", "row key", "group key", "translation key",
        "message key",
        "feature key", "site key", "publishable key", "unique key", "storage key", "query key", "event key",
        "shortcut key",
        "next token", "page token", "continuation token", "pagination token", "csrf token", "xsrf token",
        "change token",
        "stop token", "pad token", "eos token", "bos token", "unk token", "mask token", "special token", "end token",
        "cancellation token", "device token", "sync token", "delete marker", "idempotency key", "license key",
        "composite key", "natural key", "index key", "lookup key", "config key", "json key", "xml key", "state key",
        "route key", "item key", "parent key", "child key", "entity key", "localization key", "i18n key",
        "resource key",
        "product key", "content key", "file key", "image key", "issue key", "project key", "registry key", "host key",
        "s3 key", "blob key", "asset key", "prop key", "property key", "attribute key", "metadata key",
        "label key", "tag key", "header key", "param key", "error key", "locale key", "theme key", "menu key",
        "document key", "record key", "field key", "form key", "list key", "data key", "type key", "name key", "id key",
        "node key", "tree key", "hot key", "arrow key", "enter key", "escape key", "tab key",
        "trace key", "span key", "topic key", "routing key", "pk key", "sk key", "shard key", "cluster key", "join key",
        "compare key", "order key", "search key", "filter key", "store key", "ssh key", "deploy key", "known key",
        "pub key", "identifier key", "repository key", "verify key", "verification key", "instrumentation key",
    ]

    /// Words that make any name harmless.
    private static let harmlessWords: Set<String> = [
        "keyboard", "keystroke", "keyword", "keywords", "keyframe", "keyframes", "monkey", "hotkey", "tokenizer",
        "tokenize",
        "tokenized", "tokens", "secretary", "passthrough", "passphrases", "compass", "bypass", "author", "authors",
        "authority",
        "public", "max", "min", "num", "total", "hashed", "crypted", "encrypted", "sitekey", "csrf", "xsrf",
        "integrity", "sha", "md", "hash", "checksum",
        "keycode",
        "pubkey",
        "passwordless", "lookup", "locale", "translation", "placeholder", "dummy", "mock", "fake",
    ]
}
