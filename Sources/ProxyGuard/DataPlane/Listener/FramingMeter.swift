/// Counts the bytes of a connection that are no content: chunk extensions, empty lines, zeros in front of lengths. A parser takes any
/// amount of them, and no limit on headers and bodies counts them. Source: CVE-2024-22019
///
/// A request that is small pieces all through is let be: as much framing as eight times its content is no attack.
final class FramingMeter {
    private var unaccounted = 0
    private let allowance: Int

    /// More than what is read of the connection at once, which may belong to a request whose turn has not come.
    private static let slack = 512 << 10

    /// - Parameter headerLimit: all headers of a request, in bytes.
    init(headerLimit: Int) { allowance = headerLimit + Self.slack }

    /// Bytes came.
    func arrived(_ count: Int) { unaccounted += count }

    /// Some of them were content.
    func content(_ count: Int) { unaccounted = max(0, unaccounted - 9 * count) }

    /// They were headers, whose length has a limit of its own, or the end of a request.
    func boundary() { unaccounted = 0 }

    /// Whether there are more than anybody needs.
    var isExceeded: Bool { unaccounted > allowance }
}
