/// One part of a dotted key and where it stands.
struct KeyPart {
    var text: String
    var position: Position
    /// With its quotes.
    var range: Range<Int>
}
