/// How the objects of an input are walked over.
struct WalkOptions {
    var keptLimit = 1 << 26
    var verifies = false
    /// None: one job, on the calling thread.
    var threads = 0
    /// Of the last three bits of an object's number, those that are left out.
    private var unwanted: UInt8 = 0

    init() {}

    init(_ reader: inout InputReader) {
        let flags = reader.byte()
        keptLimit = [0, 20, 1000, 1 << 26][Int(flags & 3)]
        verifies = flags & 12 == 12
        threads = flags & 0xF0 == 0xF0 ? 3 : 0
        unwanted = reader.byte()
    }

    func isWanted(_ number: Int) -> Bool { unwanted >> UInt8(number & 7) & 1 == 0 }
}
