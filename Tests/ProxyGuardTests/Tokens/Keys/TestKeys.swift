import Foundation
import Rules

@testable import ProxyTokens

/// Keys made anew for each test.
enum TestKeys {
    static func random() -> Secret {
        Secret(Data((0..<32).map { _ in UInt8.random(in: 0...255) }).base64EncodedString().utf8)
    }
}
