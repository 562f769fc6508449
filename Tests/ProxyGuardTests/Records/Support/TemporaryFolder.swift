import Foundation

@testable import ProxyRecords

/// A folder of mode 0700 that goes with its owner.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/records-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: file(name))), as: UTF8.self)
    }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: file(name)))) }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    }

    func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

    func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file(name))[.posixPermissions] as? Int
    }
}

/// Tells a thread that writes that the disk is full, or how long to wait.
final class FaultyDisk: Sendable {
    private let monitor = Monitor()
    private nonisolated(unsafe) var isFull = false
    private nonisolated(unsafe) var isHeld = false
    private nonisolated(unsafe) var attempts = 0

    func setFull(_ full: Bool) { monitor.locked { isFull = full } }

    func hold() { monitor.locked { isHeld = true } }

    func release() {
        monitor.locked {
            isHeld = false
            monitor.wake()
        }
    }

    /// Waits until somebody has tried to write.
    func waitForAttempt() {
        monitor.locked {
            while attempts == 0 { monitor.wait() }
        }
    }

    /// A full disk takes half of what it is given, again and again, but never the last byte.
    var write: WriteCall {
        { descriptor, bytes in
            self.monitor.locked {
                self.attempts += 1
                self.monitor.wake()
                while self.isHeld { self.monitor.wait() }
                guard self.isFull else { return OpenFile.systemWrite(descriptor, bytes) }
                guard bytes.count > 1 else { return -28 }
                let half = UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)])
                return OpenFile.systemWrite(descriptor, half)
            }
        }
    }
}
