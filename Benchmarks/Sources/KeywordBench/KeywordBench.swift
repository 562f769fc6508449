import BuiltInRules
import CHyperscan
import Foundation
import Rules

/// `KeywordBench FOLDER`: the program's keyword filter and Hyperscan's literal matcher on the same bytes and the same keywords.
@main
struct KeywordBench {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else { fatalError("usage: KeywordBench FOLDER") }
        let files = try contents(of: CommandLine.arguments[1])
        let size = files.reduce(0) { $0 + $1.count }
        var keywords: Set<KeywordFilter.Keyword> = []
        for rule in try BuiltInRules.load().rules {
            for text in rule.keywords { keywords.insert(KeywordFilter.Keyword(text, ignoresCase: rule.ignoresCase)) }
        }
        let sorted = keywords.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        print("\(files.count) files, \(size / 1_000_000) MB, \(sorted.count) keywords")

        var filter: KeywordFilter?
        report("own filter, build", seconds: median { filter = KeywordFilter(sorted) }, bytes: nil)
        var hits: [KeywordFilter.Hit] = []
        var count = 0
        let own = median {
            count = 0
            for file in files {
                hits.removeAll(keepingCapacity: true)
                file.withUnsafeBytes { filter?.appendHits(in: $0, range: 0..<$0.count, to: &hits) }
                count += hits.count
            }
        }
        report("own filter, scan (\(count) hits)", seconds: own, bytes: size)

        var matcher: Hyperscan?
        report("Hyperscan, build", seconds: median { matcher = Hyperscan(sorted) }, bytes: nil)
        let other = median { count = files.reduce(0) { $0 + (matcher?.count(in: $1) ?? 0) } }
        report("Hyperscan, scan (\(count) hits)", seconds: other, bytes: size)
    }

    private static func contents(of folder: String) throws -> [[UInt8]] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.sorted().compactMap { FileManager.default.contents(atPath: folder + "/" + $0).map(Array.init) }
    }

    /// Of seven runs.
    private static func median(_ work: () -> Void) -> Double {
        let clock = ContinuousClock()
        let times = (0..<7).map { _ in clock.measure(work) }.sorted()
        return Double(times[3].components.attoseconds) / 1e18 + Double(times[3].components.seconds)
    }

    private static func report(_ name: String, seconds: Double, bytes: Int?) {
        let rate = bytes.map { ", \(Int(Double($0) / seconds / 1e6)) MB/s" } ?? ""
        print("\(name): \(String(format: "%.2f", seconds * 1000)) ms\(rate)")
    }
}

/// All keywords as one Hyperscan literal database.
final class Hyperscan {
    private var database: OpaquePointer?
    private var scratch: OpaquePointer?

    init(_ keywords: [KeywordFilter.Keyword]) {
        let texts = keywords.map { strdup(String(decoding: $0.bytes, as: UTF8.self)) }
        var pointers = texts.map { UnsafePointer($0) }
        var flags = keywords.map { UInt32($0.ignoresCase ? HS_FLAG_CASELESS : 0) }
        var ids = (0..<UInt32(keywords.count)).map { $0 }
        var lengths = keywords.map(\.bytes.count)
        var error: UnsafeMutablePointer<hs_compile_error_t>?
        let code = hs_compile_lit_multi(
            &pointers, &flags, &ids, &lengths, UInt32(keywords.count), UInt32(HS_MODE_BLOCK), nil, &database, &error)
        precondition(code == HS_SUCCESS, error.map { String(cString: $0.pointee.message) } ?? "")
        precondition(hs_alloc_scratch(database, &scratch) == HS_SUCCESS)
        for text in texts { free(text) }
    }

    deinit {
        hs_free_scratch(scratch)
        hs_free_database(database)
    }

    func count(in bytes: [UInt8]) -> Int {
        var count = 0
        bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { text in
                _ = withUnsafeMutablePointer(to: &count) { total in
                    hs_scan(
                        database, text.baseAddress, UInt32(text.count), 0, scratch,
                        { _, _, _, _, context in
                            context?.assumingMemoryBound(to: Int.self).pointee += 1
                            return 0
                        }, total)
                }
            }
        }
        return count
    }
}
