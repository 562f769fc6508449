@testable import ProxyGuards

/// Forms as clients write them.
enum FormSamples {
    static let boundary = "X-limit-42"

    /// A field.
    static func field(_ name: String, _ value: String) -> [UInt8] {
        part("content-disposition: form-data; name=\"\(name)\"", Array(value.utf8))
    }

    /// A file.
    static func file(
        _ value: [UInt8], name: String = "file", fileName: String = "a.bin", type: String = "application/octet-stream"
    ) -> [UInt8] {
        part(
            "Content-Disposition: form-data; name=\"\(name)\"; filename=\"\(fileName)\"\r\nContent-Type: \(type)", value
        )
    }

    /// With these headers.
    static func part(_ head: String, _ value: [UInt8] = Array("v".utf8)) -> [UInt8] {
        Array("\(head)\r\n\r\n".utf8) + value
    }

    static func form(_ parts: [[UInt8]], boundary: String = boundary) -> [UInt8] {
        parts.flatMap { Array("--\(boundary)\r\n".utf8) + $0 + Array("\r\n".utf8) } + Array("--\(boundary)--\r\n".utf8)
    }

    static func read(_ body: [UInt8], boundary: String = boundary) throws(FormProblem) -> FormDocument {
        let result = body.withUnsafeBytes { bytes in
            Result { () throws(FormProblem) -> FormDocument in try FormDocument(bytes, boundary: boundary) }
        }
        return try result.get()
    }

    static func problem(_ body: [UInt8], boundary: String = boundary) -> FormProblem? {
        do throws(FormProblem) {
            _ = try read(body, boundary: boundary)
            return nil
        } catch {
            return error
        }
    }

    /// What is wrong with a part that has these headers.
    static func problem(head: String) -> FormProblem.Code? { problem(form([part(head)]))?.code }

    static func verdict(_ body: [UInt8], _ worker: GuardWorker) throws(FormProblem) -> GuardVerdict {
        let result = body.withUnsafeBytes { bytes in
            Result { () throws(FormProblem) -> GuardVerdict in
                try worker.inspect(try FormDocument(bytes, boundary: boundary), in: bytes)
            }
        }
        return try result.get()
    }
}
