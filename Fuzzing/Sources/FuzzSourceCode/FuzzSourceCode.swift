import SourceCode

/// Patterns of every kind of element, the last ones looked for at every token.
private let queries: [CodeQuery] = {
    do {
        return [
            try CodeQuery(["f($A)", "a.b($A, ..., c: $C, ...)", "`a|b`: $A", "a = [..., 'x', ...]"]),
            try CodeQuery(["$A = $B", "($A, $B) => $A($B)"], anywhere: true),
        ]
    } catch {
        fatalError("\(error)")
    }
}()

/// The input is a language, by its number, and a file of code.
///
/// Matches lie in the file and in the order of their beginnings, and each is found again around itself.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSourceCode(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.first else { return 0 }
    let file = SourceFile(Array(bytes.dropFirst()), language: Language.allCases[Int(first) % Language.allCases.count])
    for query in queries {
        var begin = 0
        for match in query.matches(in: file) {
            let range = file.bytes(of: match)
            guard range.upperBound <= file.bytes.count, range.lowerBound >= begin else {
                fatalError("a match at \(range) behind \(begin)")
            }
            begin = range.lowerBound
            for variable in query.variables.indices {
                guard let bound = file.bytes(of: variable, in: match) else { continue }
                guard bound.lowerBound >= 0, bound.upperBound <= file.bytes.count else { fatalError("\(bound)") }
            }
            for scope in Scope.allCases where !file.isExhausted {
                let isMet = query.isMet(in: file, tokens: file.tokens(of: scope, around: match), of: match)
                guard scope != .file || isMet || file.isExhausted else { fatalError("\(range) is lost") }
            }
        }
    }
    return 0
}
