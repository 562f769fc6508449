import Foundation
import ProxyDemo
import Testing

extension RunningProxy {
    /// Memory of the process that is there now, in bytes.
    var residentBytes: Int { memory("VmRSS:") }

    /// The most that it ever had.
    var peakBytes: Int { memory("VmHWM:") }

    private func memory(_ name: String) -> Int {
        let text = (try? String(contentsOfFile: "/proc/\(child.identifier)/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        let words = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }) ?? []
        return words.count > 1 ? (Int(words[1]) ?? 0) << 10 : 0
    }

    /// Descriptors that it has open.
    var descriptorCount: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(child.identifier)/fd").count) ?? 0
    }

    /// A figure without labels.
    func figure(_ name: String) async throws -> Double? {
        let lines = try await figures().split(separator: "\n")
        return lines.first { $0.hasPrefix(name + " ") }.flatMap { Double($0.dropFirst(name.count + 1)) }
    }

    /// Asks again and again until something is so; the time is a bound against hanging only.
    func becomesTrue(within seconds: Int = 60, _ question: () async throws -> Bool) async throws -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            if try await question() { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    /// How large files of the process may be from now on; nil is no limit.
    func limitFiles(to bytes: Int?) async throws {
        let limit = bytes.map { String($0) } ?? "unlimited"
        let output = try await Tool.run(["prlimit", "--pid", "\(child.identifier)", "--fsize=\(limit):"])
        try #require(output.status == 0, "\(output.standardError)")
    }
}
