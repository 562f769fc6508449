import ProxyRoutes

/// The input is a method, by its number, and the target of a request.
///
/// What matches is canonical: byte for byte the route's template with its parameter filled in, and found again as the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRequestTarget(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 1 else { return -1 }
    let method = ["GET", "POST", "DELETE", "OPTIONS"][Int(start[0]) % 4]
    let bytes = Array(UnsafeBufferPointer(start: start, count: count)[1...])
    let target = String(decoding: bytes, as: UTF8.self)
    switch RouteTable.standard.match(method: method, target: target) {
    case .route(let found): check(found, bytes, method)
    case .wrongMethod(let allowed):
        guard !allowed.isEmpty, allowed == allowed.sorted(), !allowed.contains(method) else { fatalError("\(allowed)") }
    case .unknown:
        guard (try? RequestTarget(target)) != nil else { fatalError("unknown, and not canonical") }
    case .malformed(let message):
        guard !message.isEmpty else { fatalError("no word") }
    }
    return 0
}

private func check(_ found: MatchedRoute, _ bytes: [UInt8], _ method: String) {
    let route = found.route
    var filled = route.template
    for (name, value) in found.parameters {
        guard let place = filled.firstRange(of: "{\(name)}") else { fatalError("no place for \(name)") }
        guard !value.isEmpty, !value.contains("/"), value != ".", value != ".." else { fatalError("\(name): \(value)") }
        filled.replaceSubrange(place, with: value)
    }
    let canonical = found.query.isEmpty ? found.path : "\(found.path)?\(found.query)"
    guard route.method == method, found.path.utf8.elementsEqual(filled.utf8), !found.path.contains("{"),
        canonical.utf8.elementsEqual(bytes), bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }),
        !found.path.utf8.contains(UInt8(ascii: "%"))
    else { fatalError("\(found.path) of \(route)") }
    guard case .route(let again) = RouteTable.standard.match(method: method, target: canonical), again.route == route,
        again.path == found.path, again.query == found.query, again.parameters == found.parameters
    else { fatalError("\(canonical) is another route") }
}
