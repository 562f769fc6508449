import NIOCore
import Testing

@testable import ProxyServer

@Suite struct DurationWholeTests {
    @Test(arguments: [
        (Duration.seconds(90), 90), (.milliseconds(1999), 1), (.zero, 0), (.seconds(63_072_000), 63_072_000),
    ])
    func secondsAreCutOff(_ duration: Duration, _ seconds: Int) {
        #expect(duration.wholeSeconds == seconds)
    }

    @Test(arguments: [
        (Duration.milliseconds(100), TimeAmount.milliseconds(100)), (.seconds(86_400), .hours(24)),
        (.nanoseconds(1_500_000_001), .nanoseconds(1_500_000_001)),
    ])
    func timersGetEveryNanosecond(_ duration: Duration, _ amount: TimeAmount) {
        #expect(duration.amount == amount)
    }
}
