/// Why a command failed: one line, and the status that the program ends with.
struct ClientError: Error, Hashable, CustomStringConvertible {
    var description: String
    /// 1 where the server refused or failed; 2 for wrong usage, and where no server could be asked.
    var status: Int32

    static func refused(_ description: String) -> ClientError { ClientError(description: description, status: 1) }
    static func usage(_ description: String) -> ClientError { ClientError(description: description, status: 2) }
}
