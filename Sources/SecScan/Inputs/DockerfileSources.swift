internal import Checks
internal import Rules

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The bytes of Dockerfiles, those that are named and those below named folders.
public enum DockerfileSources {
    /// - Parameter paths: `-` is standard input.
    /// - Parameter standardInputPath: how standard input is reported.
    /// - Returns: also why others could not be read.
    public static func read(
        _ paths: [String], standardInputPath: String
    ) -> (sources: [(path: String, bytes: [UInt8])], failures: [ScanError]) {
        var sources: [(path: String, bytes: [UInt8])] = []
        var failures: [ScanError] = []
        for path in paths {
            do throws(ScanError) {
                if path == "-" {
                    sources.append((standardInputPath, try readStandardInput(standardInputPath)))
                    continue
                }
                for path in try files(at: path) {
                    do {
                        sources.append((path, try FileBytes.load(path, limit: DockerfileAudit.sizeLimit)))
                    } catch {
                        failures.append(ScanError(.unreadable, "\(path): \(error.reason)"))
                    }
                }
            } catch {
                failures.append(error)
            }
        }
        return (sources, failures)
    }

    /// By name, those of a folder in the order of their paths.
    private static func files(at root: String) throws(ScanError) -> [String] {
        switch DirectoryListing.kindFollowingLinks(Array(root.utf8)) {
        case nil: throw ScanError(.notFound, "\(root): no such file or directory")
        case .directory: break
        default: return [root]
        }
        var found: [String] = []
        var pending = [root]
        while let folder = pending.popLast() {
            for entry in (try? DirectoryListing.entries(Array(folder.utf8))) ?? [] {
                let name = String(decoding: entry.name, as: UTF8.self)
                let path = folder == "." ? name : folder + "/" + name
                if entry.kind == .directory {
                    if name != ".git" { pending.append(path) }
                } else if entry.kind == .file, DockerfileAudit.isNamed(path) {
                    found.append(path)
                }
            }
        }
        guard !found.isEmpty else {
            throw ScanError(.notFound, "\(root): no Dockerfile below it; name files that are called otherwise")
        }
        return found.sorted()
    }

    private static func readStandardInput(_ path: String) throws(ScanError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= DockerfileAudit.sizeLimit {
            let count = Self.readInput(&buffer)
            if count == 0 { return bytes }
            if count < 0 { throw ScanError(.unreadable, "\(path): \(String(cString: strerror(errno)))") }
            bytes += buffer[..<count]
        }
        throw ScanError(.unreadable, "\(path): is longer than \(DockerfileAudit.sizeLimit >> 20) MiB")
    }

    /// Some bytes, none at the end, or -1.
    private static func readInput(_ buffer: inout [UInt8]) -> Int {
        while true {
            #if canImport(Glibc)
            let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
            #else
            let count = Darwin.read(STDIN_FILENO, &buffer, buffer.count)
            #endif
            if count >= 0 || errno != EINTR { return count }
        }
    }
}
