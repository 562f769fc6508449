import ShellSyntax

/// The input is a script: it is read, and its commands are collected.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzShell(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let script = ShellScript(UnsafeRawBufferPointer(start: start, count: count))
    let check = RangeCheck(count: count)
    check.list(script.list, in: 0..<count)
    for diagnostic in script.diagnostics { check.range(diagnostic.range, in: 0..<count) }
    check.commands(script.commands())
    return 0
}
