internal import NIOCore
internal import ProxyGuards
internal import ProxyRoutes

/// What was read of a request's body, by nobody else again.
enum RequestContent: Sendable {
    /// There is none.
    case none
    case json(RequestDocument)
    case form(FormDocument)

    /// - Parameter boundary: of a form.
    static func read(_ body: ByteBuffer, _ route: Route, boundary: String?) -> Result<RequestContent, APIError> {
        let content: RequestContent
        switch route.body {
        case .none: return .success(.none)
        case .json:
            do throws(JSONProblem) {
                content = try body.withUnsafeReadableBytes { bytes throws(JSONProblem) in
                    RequestContent.json(
                        RequestDocument(try StrictJSON.read(bytes), shape: BodyShape(route.operation), in: bytes))
                }
            } catch {
                return .failure(.malformedRequest("\(error)"))
            }
        case .multipart:
            guard let boundary else { return .failure(.unsupportedMediaType) }
            do throws(FormProblem) {
                content = try body.withUnsafeReadableBytes { bytes throws(FormProblem) in
                    RequestContent.form(try FormDocument(bytes, boundary: boundary))
                }
            } catch {
                return .failure(.malformedRequest("\(error)"))
            }
        }
        guard content.forbiddenParameters.isEmpty else {
            return .failure(
                .malformedRequest("The body has a parameter that decides where requests go; it is not taken."))
        }
        return .success(content)
    }

    /// What the guards say of it.
    ///
    /// - Parameter upstream: where it goes, and what lines of a batch may ask for.
    func verdict(
        _ body: ByteBuffer, _ guards: GuardWorker, for upstream: Upstream?
    ) -> Result<GuardVerdict, APIError> {
        switch self {
        case .none: return .success(.pass)
        case .json(let document): return .success(body.withUnsafeReadableBytes { guards.inspect(document, in: $0) })
        case .form(let form):
            do throws(FormProblem) {
                return .success(
                    try body.withUnsafeReadableBytes { bytes throws(FormProblem) in
                        try guards.inspect(form, in: bytes) { upstream?.admits(batchTarget: $0) ?? false }
                    })
            } catch {
                return .failure(.malformedRequest("\(error)"))
            }
        }
    }

    /// The model that it names; nil where there is no body.
    var model: RequestDocument.ModelField? {
        switch self {
        case .none: nil
        case .json(let document): document.model
        case .form(let form): form.model
        }
    }

    /// Bytes of text that the model reads.
    var promptBytes: Int {
        switch self {
        case .none: 0
        case .json(let document): document.promptBytes
        case .form(let form): form.promptBytes
        }
    }

    private var forbiddenParameters: [String] {
        switch self {
        case .none: []
        case .json(let document): document.forbiddenParameters
        case .form(let form): form.forbiddenParameters
        }
    }
}
