internal import ProxyConfiguration
internal import ProxyTokens
internal import Rules

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// Secrets from where they may come: variables, files of which the mode is checked, standard input; never an argument.
enum SecretInput {
    static func environment(_ name: String) throws(ClientError) -> Secret {
        try resolve(.environment(name))
    }

    static func file(_ path: String) throws(ClientError) -> Secret { try resolve(.file(path)) }

    /// The first line of standard input; typed in, it is not shown.
    static func standardInput(prompt: String) throws(ClientError) -> Secret {
        var old = termios()
        let isTerminal = tcgetattr(STDIN_FILENO, &old) == 0
        if isTerminal {
            StandardOutput.warn(prompt)
            var hidden = old
            hidden.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        }
        defer { if isTerminal { tcsetattr(STDIN_FILENO, TCSAFLUSH, &old) } }
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw .usage("there is nothing on standard input")
        }
        guard line.utf8.count <= SecretResolver.longest else { throw .usage("what is on standard input is too long") }
        return Secret(Array(line.utf8))
    }

    private static func resolve(_ reference: SecretReference) throws(ClientError) -> Secret {
        do throws(SecretError) { return try SecretResolver().resolve(reference) } catch {
            throw .usage("\(error)")
        }
    }
}
