/// What a request asks for, in numbers that can be summed.
struct Demand: Sendable {
    let modelTokens: Int
    let microDollars: Int
    let day: Int
    let now: UInt64
}
