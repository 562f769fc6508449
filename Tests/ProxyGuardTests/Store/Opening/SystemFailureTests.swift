import Foundation
import Testing

@testable import ProxyStore

@Suite struct SystemFailureTests {
    @Test(arguments: [ENOENT, EACCES, EPERM, EEXIST, ENOSPC, EDQUOT, EROFS, ELOOP, ENOTDIR, EISDIR, EIO])
    func texts(number: Int32) {
        #expect(!SystemFailure(number).description.isEmpty)
        #expect((SystemFailure(number).code == .full) == [ENOSPC, EDQUOT].contains(number))
    }
}
