internal import Glibc

extension InitialConfiguration {
    /// Why no file was written.
    public enum WriteError: Error, Hashable, Sendable, CustomStringConvertible {
        /// There is a file already, and nobody's work is overwritten.
        case exists(path: String)
        /// The system refused.
        case failed(path: String, reason: String)
        /// There is no folder for data, and none can be made.
        case folder(path: String, reason: String)

        public var description: String {
            switch self {
            case .exists(let path): "\(path) exists: move it away, or name another file with --output"
            case .failed(let path, let reason): "\(path) cannot be written: \(reason)"
            case .folder(let path, let reason): "the folder \(path) cannot be made: \(reason); name another with --data"
            }
        }
    }

    /// Makes the folder for data and writes the text to a new file; where one of the two fails nothing new is left behind.
    public func install(at path: String) throws(WriteError) {
        var status = stat()
        guard lstat(path, &status) != 0 else { throw .exists(path: path) }
        let made = try makeDataDirectory()
        do throws(WriteError) {
            try write(to: path)
        } catch {
            for folder in made.reversed() { rmdir(folder) }
            throw error
        }
    }

    /// Those that were not there, in their order.
    private func makeDataDirectory() throws(WriteError) -> [String] {
        var missing: [String] = []
        var folder = dataDirectory
        while FileFacts(folder) == nil, folder != "/", folder != "." {
            missing.append(folder)
            folder = FileFacts.folder(of: folder)
        }
        var made: [String] = []
        for folder in missing.reversed() {
            guard mkdir(folder, 0o700) == 0 else {
                let reason = Self.reason
                for folder in made.reversed() { rmdir(folder) }
                throw .folder(path: dataDirectory, reason: reason)
            }
            made.append(folder)
        }
        guard let facts = FileFacts(dataDirectory), facts.isFolder else {
            throw .folder(path: dataDirectory, reason: "it is no folder")
        }
        return made
    }

    /// Writes the text to a new file, mode 0600; a file that is there stays as it is.
    public func write(to path: String) throws(WriteError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == EEXIST ? .exists(path: path) : .failed(path: path, reason: Self.reason)
        }
        defer { close(descriptor) }
        // A umask can only take away; whoever wrote the file has to be able to read it.
        guard fchmod(descriptor, 0o600) == 0, Self.write(Array(text.utf8), to: descriptor), fsync(descriptor) == 0
        else {
            let reason = Self.reason
            unlink(path)
            throw .failed(path: path, reason: reason)
        }
    }

    private static var reason: String { String(cString: strerror(errno)) }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
