internal import Glibc
internal import ProxyConfiguration

/// Reads small files for the check, at the start and at reloads; on a thread that may wait for a disk, never on one of requests.
enum FileReading {
    /// The content; nil where it cannot be read, is longer than the limit, or is neither a file nor one of `/proc`.
    static func bytes(_ path: String, limit: Int) -> [UInt8]? {
        // A pipe would keep the start waiting for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else {
            return nil
        }
        return bytes(descriptor, limit: limit)
    }

    /// Why there is no content, as a clause.
    static func reason(_ path: String, limit: Int) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            return errno == ENOENT || errno == ENOTDIR
                ? "there is no such file" : "it cannot be read: \(String(cString: strerror(errno)))"
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return "it cannot be read: \(String(cString: strerror(errno)))" }
        guard status.st_mode & S_IFMT == S_IFREG else {
            return status.st_mode & S_IFMT == S_IFDIR ? "it is a folder" : "it is no regular file"
        }
        return status.st_size > limit ? "it is longer than \(ByteSize(bytes: limit).shortText)" : "it cannot be read"
    }

    private static func bytes(_ descriptor: Int32, limit: Int) -> [UInt8]? {
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0, content.count + count <= limit else { return nil }
            if count == 0 { return content }
            content += buffer[..<count]
        }
    }
}
