import Foundation
import ProxyConfiguration
import Rules

@testable import ProxyTokens

/// The input is what is to be changed of a sealed text, and a token, a hash, a sealed text or a check value.
///
/// A token that is taken is whole: with any other byte in it it is none. What was sealed opens in its place alone, and with no byte
/// changed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCredentials(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 2 else { return -1 }
    let input = UnsafeBufferPointer(start: start, count: count)
    let bytes = Array(input[2...])
    let text = String(decoding: bytes, as: UTF8.self)
    checkToken(bytes, place: Int(input[0]), by: input[1])
    checkHash(text)
    checkOpening(text)
    checkSealing(bytes, place: Int(input[0]), by: input[1])
    return 0
}

// MARK: Tokens

private func checkToken(_ bytes: [UInt8], place: Int, by change: UInt8) {
    if let token = ClientToken(bytes) {
        guard token.secret.revealed == bytes, bytes.starts(with: "pg_".utf8) else { fatalError("another token") }
        guard change == 0 || ClientToken(changed(bytes, place, change)) == nil else { fatalError("with another byte") }
    }
    if let token = ManagementToken(bytes) {
        guard token.secret.revealed == bytes else { fatalError("another token") }
        guard change == 0 || ManagementToken(changed(bytes, place, change)) == nil else { fatalError("another byte") }
        guard (try? ManagementCredential(currentText: token.hashText))?.verify(bytes) == .current else {
            fatalError("its own hash is not its hash")
        }
    }
    // A token of the input's own bytes: made whole it is taken, with any byte changed it is not.
    var random = InputNumbers(bytes)
    let made = ClientToken.generate(for: .test, using: &random).secret.revealed
    guard ClientToken(made) != nil, change == 0 || ClientToken(changed(made, place, change)) == nil else {
        fatalError("a token that was made")
    }
}

private func changed(_ bytes: [UInt8], _ place: Int, _ change: UInt8) -> [UInt8] {
    var bytes = bytes
    bytes[place % bytes.count] ^= change
    return bytes
}

private func checkHash(_ text: String) {
    if let hash = try? TokenHash(text: text) {
        guard (try? TokenHash(text: hash.text)) == hash, hash.text == text.lowercased() else {
            fatalError("another hash")
        }
    }
    if let hash = TokenHash(hex: text), TokenHash(bytes: hash.bytes) != hash { fatalError("another hash") }
}

// MARK: Keys

private func checkOpening(_ text: String) {
    _ = ring.isCurrent(text)
    do {
        _ = try ring.open(text, context: "input")
        fatalError("a text of nobody opens")
    } catch {
        guard !error.description.isEmpty else { fatalError("no word") }
    }
    if (try? ring.verify(keyCheckValue: text)) != nil, text != ring.keyCheckValue { fatalError("another check value") }
    // Whatever is of the form has one form.
    if let sealed = try? SealedText(text), !sealed.text.utf8.elementsEqual(text.utf8) { fatalError("two forms") }
}

private func checkSealing(_ bytes: [UInt8], place: Int, by change: UInt8) {
    guard let sealed = try? ring.seal(bytes, context: "input"), (try? ring.open(sealed, context: "input")) == bytes,
        (try? ring.open(sealed, context: "another")) == nil
    else { fatalError("it does not open in its place alone") }
    guard change != 0 else { return }
    let other = String(decoding: changed(Array(sealed.utf8), place, change), as: UTF8.self)
    if (try? ring.open(other, context: "input")) != nil { fatalError("it opens with another byte") }
}

/// Of bytes in a row: nobody's key.
private let ring: KeyRing = {
    let texts = [1, 101].map { first in Secret(Data((0..<32).map { UInt8(first + $0) }).base64EncodedString().utf8) }
    guard let ring = try? KeyRing(keys: texts) else { fatalError("the keys cannot be used") }
    return ring
}()
