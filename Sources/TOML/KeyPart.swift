/// One part of a dotted key and where it begins.
struct KeyPart {
    var text: String
    var position: Position
}
