#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A folder of this process, in memory where the system has a place for that: what is read is mapped from files.
struct ScratchFolder {
    let path: String

    init() {
        let place = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(place)/secscan-fuzz-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { fatalError("no folder in \(place): \(errno)") }
        path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? place }
    }

    /// - Parameter files: contents by names, which have one folder in them.
    func write(_ files: [String: [UInt8]]) {
        for (name, bytes) in files {
            mkdir(folder(of: name), 0o700)
            let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            guard descriptor >= 0, bytes.withUnsafeBytes({ Self.write($0, descriptor) == bytes.count }) else {
                fatalError("\(path)/\(name) cannot be written: \(errno)")
            }
            close(descriptor)
        }
    }

    func remove(_ files: [String: [UInt8]]) {
        for name in files.keys { unlink("\(path)/\(name)") }
        for name in files.keys { rmdir(folder(of: name)) }
    }

    func remove() { rmdir(path) }

    private func folder(of name: String) -> String { "\(path)/\(name.prefix { $0 != "/" })" }

    private static func write(_ bytes: UnsafeRawBufferPointer, _ descriptor: CInt) -> Int {
        #if canImport(Glibc)
        Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
        Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }
}
