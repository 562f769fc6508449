import ProxyConfiguration

/// The input is a format, by its number, and the configuration of a proxy.
///
/// What is recognised is read; its mistakes and settings lie in the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzProxyConfiguration(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.first else { return 0 }
    let text = Array(bytes.dropFirst())
    let formats = ConfigurationFormat.allCases
    let number = Int(first) % (formats.count + 1)
    // Behind the formats that of the program once more, as YAML.
    let (format, path) = number == formats.count ? (.proxyguard, "proxyguard.yaml") : (formats[number], "")
    guard let configuration = Configuration.read(text, format: format, path: path) else { return 0 }
    for problem in configuration.problems {
        guard problem.range.upperBound <= text.count else { fatalError("\(problem)") }
    }
    for setting in configuration.deadSettings {
        guard setting.range.upperBound <= text.count, !setting.reason.isEmpty else { fatalError("\(setting)") }
    }
    return 0
}
