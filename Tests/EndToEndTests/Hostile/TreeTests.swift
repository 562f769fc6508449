import Foundation
import Testing

/// Trees that were made to lead a scanner astray.
@Suite struct TreeTests {
    private let token = Invented.github(1200), outside = Invented.github(1201)

    /// A folder with one ordinary file in it, which every scan must still find.
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("zz.conf", token.assigned())
        return folder
    }

    private func scan(_ folder: TemporaryFolder, _ arguments: String...) async throws -> Report {
        let report = try await Program.report(["dir", "--show-secrets"] + arguments, in: folder)
        #expect(report.has(token))
        return report
    }

    @Test func `Links lead nowhere: loops end, and what lies outside is not read`() async throws {
        let folder = try folder()
        try folder.write("../outside/secret.conf", outside.assigned())
        try folder.link("loop", to: ".")
        try folder.link("up", to: "..")
        try folder.link("self", to: "self")
        try folder.link("file", to: "../outside/secret.conf")
        try folder.link("folder", to: "../outside")
        try folder.link("absolute", to: folder.path("../outside/secret.conf"))
        try folder.link("inside", to: "zz.conf")
        try folder.link("broken", to: "nothing")
        let report = try await scan(folder)
        #expect(!report.has(outside))
        #expect(report.paths == ["zz.conf"])
        #expect(report.complete)
    }

    @Test func `A root that is a link is what the user meant`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("../outside/zz.conf", token.assigned())
        try folder.link("root", to: "../outside")
        #expect(try await Program.report(["dir", "--show-secrets", "root"], in: folder, status: 1).has(token))
    }

    @Test func `A link's target is text that is scanned`() async throws {
        let folder = try folder()
        try folder.link("link", to: "https://example.org/?token=" + outside)
        #expect(try await scan(folder).finding(of: outside).path == "link")
    }

    @Test func `A FIFO and a socket are named and not waited for`() async throws {
        let folder = try folder()
        mkfifo(folder.path("pipe"), 0o644)
        let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array(folder.path("socket").utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0)
        let report = try await scan(folder)
        #expect(report.notScanned.map(\.what).sorted() == ["pipe", "socket"])
        let root = try await Program.run(["dir", "pipe"], in: folder)
        #expect(root.status == 3)
    }

    @Test func `A device as a root is not read for ever`() async throws {
        let folder = try folder()
        let output = try await Program.run(["dir", "/dev/zero"], in: folder)
        #expect(output.status == 3)
        #expect(output.text.contains("/dev/zero"))
    }

    @Test(.enabled(if: geteuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")))
    func `What may not be read is listed`() async throws {
        let folder = try folder()
        try folder.write("folder-locked/a.conf", outside.assigned())
        try folder.write("file-locked", outside.assigned())
        chmod(folder.path("folder-locked"), 0)
        chmod(folder.path("file-locked"), 0)
        let arguments = ["dir", "--show-secrets", "--format", "json"]
        let unprivileged = ["--reuid=65534", "--regid=65534", "--clear-groups", Program.path] + arguments
        let output =
            geteuid() == 0
            ? try await Command.run("/usr/bin/setpriv", unprivileged, in: folder)
            : try await Program.run(arguments, in: folder)
        let report = try output.report()
        #expect(report.has(token))
        #expect(!report.complete)
        #expect(report.notScanned.map(\.what).sorted() == ["file-locked", "folder-locked"])
        #expect(report.notScanned.allSatisfy { $0.reason == "Permission denied" })
    }

    @Test func `Five gigabytes with holes, a value in the middle and one at the very end`() async throws {
        let folder = try folder()
        try folder.write("sparse.img", Array("first line\n".utf8))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path("sparse.img")))
        let middle = Invented.github(1202)
        try file.seek(toOffset: 2_500_000_000)
        try file.write(contentsOf: Data(("\n" + middle + "\n").utf8))
        try file.seek(toOffset: 5_000_000_000)
        try file.write(contentsOf: Data(("\n" + outside).utf8))
        try file.close()
        let report = try await scan(folder)
        #expect(try report.finding(of: middle).line == 3)
        #expect(try report.finding(of: middle).column == 1)
        #expect(try report.finding(of: outside).line == 5)
        #expect(report.complete)
        #expect(report.stats.bytes > 5_000_000_000)
    }

    // MARK: Names

    private static let names: [(String, [UInt8])] = [
        ("a line break", Array("a\nb.conf".utf8)),
        ("a carriage return", Array("a\rb.conf".utf8)),
        ("an escape sequence", Array("\u{1B}[2J\u{1B}]0;owned\u{7}.conf".utf8)),
        ("a right-to-left override", Array("a\u{202E}fnoc.b".utf8)),
        ("bytes that are no UTF-8", [0x61, 0xFF, 0xFE, 0x2E, 0x63]),
        ("half a character", [0x61, 0xE2, 0x82]),
        ("255 bytes", [UInt8](repeating: 0x78, count: 255)),
        ("a leading dash", Array("--format=csv".utf8)),
        ("workflow commands", Array("::error::x%0A,file=y".utf8)),
        ("markup", Array("<script>alert(1)<\\script>&]]>.conf".utf8)),
    ]

    /// Makes a file whose name Foundation would not take.
    private func create(_ name: [UInt8], in folder: TemporaryFolder, _ text: String) {
        let path = Array(folder.path("").utf8) + [0x2F] + name
        let descriptor = open(path.map { CChar(bitPattern: $0) } + [0], O_WRONLY | O_CREAT | O_EXCL, 0o644)
        #expect(descriptor >= 0)
        _ = text.withCString { write(descriptor, $0, strlen($0)) }
        close(descriptor)
    }

    @Test(arguments: names)
    func `A file with an odd name is scanned, and its name does no harm`(_ kind: String, _ name: [UInt8]) async throws {
        let folder = try folder()
        create(name, in: folder, outside.assigned())
        let report = try await scan(folder)
        #expect(report.complete)
        #expect(try report.finding(of: outside).path == String(decoding: name, as: UTF8.self))
        for format in ["text", "csv", "sarif", "github", "gitlab", "junit", "checkstyle", "html", "jsonl"] {
            let output = try await Program.run(["dir", "--format", format], in: folder)
            #expect(output.status == 1)
            #expect(!output.standardOutput.contains(0x1B), "\(format)")
            #expect(!output.text.contains("\u{202E}") || !["text", "github"].contains(format), "\(format)")
            if ["junit", "checkstyle", "html"].contains(format) {
                #expect(!output.text.contains("<script>alert"), "\(format)")
            }
        }
    }

    @Test(arguments: names.filter { $0.0 != "markup" })
    func `The same in a history`(_ kind: String, _ name: [UInt8]) async throws {
        let repository = try await TestRepository()
        create(name, in: repository.folder, outside.assigned())
        try await repository.commit()
        let finding = try await repository.scan(status: 1).finding(of: outside)
        #expect(finding.path == String(decoding: name, as: UTF8.self))
        #expect(finding.inHead == true)
    }

    @Test func `Two names that differ only in bytes that are no UTF-8 are two files`() async throws {
        let folder = try folder()
        create([0x61, 0xFE], in: folder, outside.assigned())
        create([0x61, 0xFF], in: folder, Invented.github(1203).assigned())
        let report = try await scan(folder)
        #expect(report.has(outside))
        #expect(report.has(Invented.github(1203)))
        #expect(report.stats.files == 3)
    }

    @Test func `Three hundred folders deep`() async throws {
        let folder = try folder()
        let path = (1...300).map { "d\($0)" }.joined(separator: "/")
        try folder.write(path + "/deep.conf", outside.assigned())
        let report = try await scan(folder)
        #expect(try report.finding(of: outside).path == path + "/deep.conf")
        let repository = try await TestRepository(in: folder)
        try await repository.commit()
        let history = try await repository.scan(status: 1)
        #expect(history.has(outside))
        #expect(history.complete, "\(history.shortfall)")
    }

    @Test func `Paths longer than the system takes in one piece`() async throws {
        let folder = try folder()
        let name = String(repeating: "n", count: 220)
        var folders = [open(folder.path(""), O_RDONLY | O_DIRECTORY)]
        for _ in 0..<22 {
            #expect(mkdirat(folders[folders.count - 1], name, 0o755) == 0)
            folders.append(openat(folders[folders.count - 1], name, O_RDONLY | O_DIRECTORY))
        }
        let file = openat(folders[folders.count - 1], "x", O_WRONLY | O_CREAT, 0o644)
        _ = outside.withCString { write(file, $0, strlen($0)) }
        for descriptor in folders + [file] { close(descriptor) }
        let report = try await scan(folder)
        #expect(report.has(outside) || !report.complete, "lost without a word")
        _ = try await Command.run("/bin/rm", ["-rf", folder.path(name)], in: folder)
    }

    @Test func `Many files in one folder`() async throws {
        let folder = try folder()
        for number in 0..<5000 { try folder.write("many/\(number).txt", number == 4321 ? outside : "x") }
        let report = try await scan(folder)
        #expect(try report.finding(of: outside).path == "many/4321.txt")
        #expect(report.stats.files == 5001)
    }
}
