/// Which keywords occur in a text, anywhere and in any case of their letters: one pass, whatever their number (Aho and Corasick).
struct GitleaksKeywords: Sendable {
    /// For each state and byte the next state.
    private var next: [Int32]
    /// The keywords that end in each state.
    private var ending: [[Int]]
    private var isEnd: [Bool] = []
    let count: Int

    /// - Parameter keywords: lower case; an empty one occurs everywhere.
    init(_ keywords: [String]) {
        count = keywords.count
        next = [Int32](repeating: -1, count: 256)
        ending = [[]]
        for (number, keyword) in keywords.enumerated() {
            var state = 0
            for byte in keyword.utf8 {
                if next[state << 8 | Int(byte)] < 0 {
                    next[state << 8 | Int(byte)] = Int32(ending.count)
                    ending.append([])
                    next += [Int32](repeating: -1, count: 256)
                }
                state = Int(next[state << 8 | Int(byte)])
            }
            ending[state].append(number)
        }
        link()
        isEnd = ending.map { !$0.isEmpty }
    }

    /// Fills in where to go on when a keyword breaks off.
    private mutating func link() {
        var fallback = [Int](repeating: 0, count: ending.count)
        var pending: [Int] = []
        for byte in 0..<256 {
            if next[byte] < 0 { next[byte] = 0 } else { pending.append(Int(next[byte])) }
        }
        var position = 0
        while position < pending.count {
            let state = pending[position]
            position += 1
            ending[state] += ending[fallback[state]]
            for byte in 0..<256 {
                let target = next[state << 8 | byte]
                let other = next[fallback[state] << 8 | byte]
                if target < 0 {
                    next[state << 8 | byte] = other
                } else {
                    fallback[Int(target)] = Int(other)
                    pending.append(Int(target))
                }
            }
        }
    }

    func present(in bytes: UnsafeRawBufferPointer) -> [Bool] {
        var found = [Bool](repeating: false, count: count)
        guard count > 0 else { return found }
        for number in ending[0] { found[number] = true }
        next.withUnsafeBufferPointer { next in
            isEnd.withUnsafeBufferPointer { isEnd in
                var state = 0
                for byte in bytes {
                    state = Int(next[state << 8 | Int(ASCII.lowercased(byte))])
                    if isEnd[state] { for number in ending[state] { found[number] = true } }
                }
            }
        }
        return found
    }
}
