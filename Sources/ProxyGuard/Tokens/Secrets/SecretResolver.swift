public import ProxyConfiguration
public import Rules

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// Fetches secrets from where the configuration says: variables, files and, where that is allowed, programs.
///
/// It blocks, and reads the environment: for start-up and reloads, on one thread.
public struct SecretResolver: Sendable {
    /// A secret has at most as many bytes.
    public static let longest = 64 * 1024

    /// Whether `${exec:…}` counts.
    public var allowsPrograms: Bool
    /// How long a program may take.
    public var programTimeout: Duration

    /// - Parameter programTimeout: how long a program may take before it is stopped.
    public init(allowsPrograms: Bool = false, programTimeout: Duration = .seconds(10)) {
        self.allowsPrograms = allowsPrograms
        self.programTimeout = programTimeout
    }

    /// The secret, never empty and at most 64 KiB; of files and programs without a line break at the end.
    public func resolve(_ reference: SecretReference) throws(SecretError) -> Secret {
        let source = reference.written
        let bytes: [UInt8]
        switch reference {
        case .environment(let name):
            guard let value = SecretEnvironment.value(of: name) else {
                throw SecretError(.missing, source, "the environment variable \(name) is not set")
            }
            guard !value.isEmpty else {
                throw SecretError(.empty, source, "the environment variable \(name) is empty")
            }
            bytes = value
        case .file(let path):
            bytes = try Self.withoutLineBreak(SecretFile(path: path, source: source).read())
        case .program(let words):
            guard allowsPrograms else {
                throw SecretError(.program, source, "programs are not allowed here; refer to a file, ${file:/path}")
            }
            bytes = try Self.withoutLineBreak(
                SecretProgram(words: words, source: source, timeout: programTimeout).output())
        case .literal:
            throw SecretError(.literal, source, "the secret itself stands in the configuration; refer to it")
        }
        guard !bytes.isEmpty else { throw SecretError(.empty, source, "there is nothing in it") }
        guard bytes.count <= Self.longest else { throw SecretError.tooLong(source) }
        return Secret(bytes)
    }

    /// One line break at the end, which editors and `echo` add.
    static func withoutLineBreak(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.last == UInt8(ascii: "\n") else { return bytes }
        let line = bytes.dropLast()
        return Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }
}

extension SecretError {
    static func tooLong(_ source: String) -> SecretError {
        SecretError(.tooLong, source, "it is longer than \(SecretResolver.longest / 1024) KiB")
    }

    /// What a call of the system could not do.
    static func system(_ number: Int32, _ source: String, _ action: String) -> SecretError {
        let reason = String(cString: strerror(number))
        let code: Code = number == ENOENT || number == ENOTDIR ? .missing : .unreadable
        return SecretError(code, source, "it cannot be \(action): \(reason)")
    }
}
