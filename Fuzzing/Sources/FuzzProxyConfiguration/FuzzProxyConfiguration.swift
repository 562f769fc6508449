import ProxyConfiguration

/// The input is a format, by its number, and the configuration of a proxy.
///
/// What is recognised is read; its mistakes and settings lie in the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzProxyConfiguration(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.first else { return 0 }
    let text = Array(bytes.dropFirst())
    let format = ConfigurationFormat.allCases[Int(first) % ConfigurationFormat.allCases.count]
    guard let configuration = Configuration.read(text, format: format) else { return 0 }
    for problem in configuration.problems {
        guard problem.range.upperBound <= text.count else { fatalError("\(problem)") }
    }
    for setting in configuration.deadSettings {
        guard setting.range.upperBound <= text.count, !setting.reason.isEmpty else { fatalError("\(setting)") }
    }
    return 0
}
