import Foundation
import Testing

/// Where reports go.
@Suite struct DestinationsTests {
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("src/a.conf", Invented.github(1500).assigned())
        return folder
    }

    @Test func `A report file is for its owner only and standard output stays empty`() async throws {
        let folder = try folder()
        let output = try await Program.run(["dir", "src", "--format", "json", "--output", "out.json"], in: folder)
        #expect(output.status == 1)
        #expect(output.text.isEmpty)
        #expect(try folder.permissions("out.json") == 0o600)
        #expect(try folder.read("out.json").contains("github/personal-access-token"))
        #expect(try folder.names() == ["out.json", "src"])
    }

    @Test func `A file that is there is replaced and loses its permissions for others`() async throws {
        let folder = try folder()
        try folder.write("out.json", String(repeating: "old\n", count: 100_000))
        chmod(folder.path("out.json"), 0o644)
        _ = try await Program.run(["dir", "src", "--format", "json", "-o", "out.json"], in: folder)
        #expect(try folder.permissions("out.json") == 0o600)
        #expect(!(try folder.read("out.json").contains("old")))
    }

    @Test func `Several reports at once, and the one on standard output`() async throws {
        let folder = try folder()
        let output = try await Program.run(
            ["dir", "src", "--report", "sarif=a.sarif", "--report", "json=b=c.json", "--report", "html=sub.html"],
            in: folder)
        #expect(output.status == 1)
        #expect(output.text.contains("1 finding"))
        #expect(try folder.names() == ["a.sarif", "b=c.json", "src", "sub.html"])
        for name in ["a.sarif", "b=c.json", "sub.html"] { #expect(try folder.permissions(name) == 0o600) }
    }

    @Test func `Reports are written when the scan is incomplete too`() async throws {
        let folder = try TemporaryFolder()
        mkfifo(folder.path("pipe"), 0o600)
        let output = try await Program.run(["dir", "--format", "json", "--output", "../out.json"], in: folder)
        #expect(output.status == 3)
        #expect(try folder.read("../out.json").contains("\"pipe\""))
    }

    @Test(arguments: [["--output", "missing/out"], ["--report", "json=missing/out"], ["--output", "src"]])
    func `A place that cannot be written is an error and leaves nothing behind`(_ arguments: [String]) async throws {
        let folder = try folder()
        let output = try await Program.run(["dir", "src"] + arguments, in: folder)
        #expect(output.status == 2)
        #expect(output.standardError.split(separator: "\n").count == 1)
        #expect(output.standardError.contains(arguments[1].hasSuffix("src") ? "src" : "missing/out"))
        #expect(try folder.names() == ["src"])
        #expect(try folder.names("src") == ["a.conf"])
    }

    @Test func `A place that cannot be written is told before the scan and not after an hour`() async throws {
        let folder = try folder()
        // Endless input: who scans first never ends.
        let script = "yes | secscan stdin --report sarif=a.sarif --report json=missing/out"
        let output = try await Command.run("/bin/sh", ["-c", script], in: folder, limit: 60)
        #expect(output.status == 2)
        #expect(output.standardError.contains("missing"))
        #expect(try folder.names() == ["src"])
    }

    @Test func `A full disk is an error and no half report`() async throws {
        let folder = try folder()
        let script = "ulimit -f 1; trap '' XFSZ; exec secscan dir src --format html --output out.html"
        let output = try await Command.run("/bin/sh", ["-c", script], in: folder)
        #expect(output.status == 2)
        #expect(try folder.names() == ["src"])
    }

    @Test func `A FIFO gets the report and is not replaced`() async throws {
        let folder = try folder()
        let script = """
            mkfifo pipe; { timeout 100 cat pipe > got; } & secscan dir src --format json --output pipe; code=$?
            test -p pipe || echo replaced; wait; exit $code
            """
        let output = try await Command.run("/bin/sh", ["-c", script], in: folder)
        #expect(output.status == 1)
        #expect(output.text.isEmpty)
        #expect(try folder.read("got").contains("github/personal-access-token"))
    }

    @Test(arguments: ["real.json", "nothing", "../outside"])
    func `A symbolic link is not written through: a hostile tree may have put it there`(_ target: String) async throws {
        let folder = try folder()
        try folder.write("real.json", "old")
        try folder.link("out.json", to: target)
        let output = try await Program.run(["dir", "src", "--format", "json", "--output", "out.json"], in: folder)
        #expect(output.status == 2)
        #expect(output.standardError.contains("symbolic link"))
        #expect(try folder.read("real.json") == "old")
        #expect(!folder.exists("nothing") && !folder.exists("../outside"))
    }

    @Test(arguments: FormatsTests.formats)
    func `A reader that goes away is no error`(_ format: String) async throws {
        let folder = try TemporaryFolder()
        for number in 0..<600 { try folder.write("\(number).conf", Invented.github(2000 + number).assigned()) }
        let script = "{ secscan dir --format \(format); echo $? > ../status; } | head -c 10 > /dev/null"
        let output = try await Command.run("/bin/sh", ["-c", script], in: folder)
        #expect(output.standardError.isEmpty)
        #expect(try folder.read("../status") == "0\n")
    }

    @Test func `Standard output that is closed or full is told`() async throws {
        let folder = try folder()
        let output = try await Command.run("/bin/sh", ["-c", "secscan dir src > /dev/full"], in: folder)
        #expect(output.status == 2)
        #expect(!output.standardError.isEmpty)
    }

    @Test func `No colour and no progress where nobody looks`() async throws {
        let output = try await Program.run(
            ["dir", "src"], in: folder(), environment: ["TERM": "xterm-256color", "COLORTERM": "truecolor"])
        #expect(output.status == 1)
        #expect(!output.standardOutput.contains(0x1B))
        #expect(output.standardError.isEmpty)
    }
}
