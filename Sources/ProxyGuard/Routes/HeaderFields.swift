/// The fields of a request in their order, names in lower case.
public typealias HeaderFields = [(name: String, value: String)]
