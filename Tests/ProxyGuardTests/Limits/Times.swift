@testable import ProxyLimits

extension UInt64 {
    static func seconds(_ number: Double) -> UInt64 { UInt64(number * 1_000_000_000) }
}

extension Admission {
    var reservation: Reservation? {
        if case .admitted(let reservation) = self { reservation } else { nil }
    }

    var refusal: Refusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }
}

extension Claim {
    /// Of one token, on a day.
    static func token(
        _ policy: LimitPolicy, id: String = "tok_a", modelTokens: Int = 0, microDollars: Int = 0, day: Int = 20_000
    ) -> Claim {
        Claim(
            token: Party(LimitKey(id), policy), modelTokens: modelTokens, microDollars: microDollars, dayIndex: day)
    }

    /// Of one address of version 4.
    static func address(_ number: UInt32, _ policy: LimitPolicy) -> Claim {
        Claim(address: AddressKey(version4: number).map { Party($0, policy) }, dayIndex: 20_000)
    }
}

extension AddressKey {
    init?(version4 number: UInt32) {
        self.init((0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) })
    }
}
