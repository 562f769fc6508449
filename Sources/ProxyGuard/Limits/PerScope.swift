/// One value for each scope, without a list on the heap.
struct PerScope<Value: Sendable>: Sendable {
    var global: Value
    var address: Value
    var token: Value
    var project: Value

    init(repeating value: Value) {
        global = value
        address = value
        token = value
        project = value
    }

    subscript(scope: LimitScope) -> Value {
        get {
            switch scope {
            case .global: global
            case .address: address
            case .token: token
            case .project: project
            }
        }
        set {
            switch scope {
            case .global: global = newValue
            case .address: address = newValue
            case .token: token = newValue
            case .project: project = newValue
            }
        }
    }
}
