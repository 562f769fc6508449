import NIOEmbedded
import Testing

@testable import ProxyDataPlane

@Suite("Loop contexts")
struct LoopContextsTests {
    @Test("each loop has its own, and a foreign one none")
    func found() throws {
        let (one, two) = (try EmbeddedServer(), try EmbeddedServer())
        let contexts = LoopContexts(all: [one.context, two.context])
        #expect(contexts.context(of: one.channel.eventLoop) === one.context)
        #expect(contexts.context(of: two.channel.eventLoop) === two.context)
        #expect(contexts.context(of: EmbeddedEventLoop()) == nil)
    }
}
