import Settings

/// The input is a format, by its number, and a configuration file.
///
/// It ends in trees, every setting of which lies in the file and within the greatest depth, or in an error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSettings(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.first else { return 0 }
    let format = SettingsFormat.allCases[Int(first) % SettingsFormat.allCases.count]
    let text = Array(bytes.dropFirst())
    guard let file = try? SettingsFile(text, format: format) else { return 0 }
    var count = 0
    for document in file.documents { check(document, text.count, depth: 0, &count) }
    // Each setting is one that the path of all leads to.
    var steps = count + file.documents.count
    var found = 0
    for document in file.documents {
        SettingPath("**").search(from: SettingMatch(setting: document), steps: &steps) { _ in
            found += 1
            return true
        }
    }
    guard found == count else { fatalError("\(found) of \(count) settings are found") }
    return 0
}

private func check(_ setting: Setting, _ length: Int, depth: Int, _ count: inout Int) {
    count += 1
    guard depth <= SettingsFile.depthLimit + 1 else { fatalError("deeper than the cap") }
    for range in [setting.nameRange, setting.valueRange] {
        guard range.upperBound <= length else { fatalError("\(setting.name) at \(range)") }
    }
    for child in setting.children { check(child, length, depth: depth + 1, &count) }
}
