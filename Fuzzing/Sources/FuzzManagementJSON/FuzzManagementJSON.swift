import Foundation
import ProxyGuards

@testable import ProxyManagement

/// The input is the body of a call of the management API.
///
/// What is read is the same once it is written and read again; the reader of the data listener and that of Foundation read it too.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzManagementJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = CredentialText.isContained(in: String(decoding: bytes, as: UTF8.self))
    let strict = bytes.withUnsafeBytes { bytes in
        Result { () throws(JSONProblem) -> JSONTape in try StrictJSON.read(bytes) }
    }
    do {
        let value = try JSONValue(reading: bytes)
        check(value)
        guard (try? JSONValue(reading: value.bytes)) == value else { fatalError("written it is another") }
        // The other reader refuses numbers that are too large for a double.
        if case .failure(let problem) = strict, problem.code != .number { fatalError("\(problem)") }
        guard (try? strict.get()) == nil || isRead(bytes) else { fatalError("Foundation refuses it") }
    } catch {
        guard error.offset <= bytes.count + 1, !error.message.isEmpty else { fatalError("\(error)") }
        if case .success = strict, error.message != "it is nested too deep" { fatalError("\(error)") }
    }
    return 0
}

private func isRead(_ bytes: [UInt8]) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
}

private func check(_ value: JSONValue) {
    switch value {
    case .object(let members):
        guard Set(members.map { Array($0.name.utf8) }).count == members.count else { fatalError("a name twice") }
        for member in members { check(member.value) }
    case .array(let elements): for element in elements { check(element) }
    case .decimal(let text): guard Double(text) != nil else { fatalError(text) }
    default: break
    }
}
