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
}
