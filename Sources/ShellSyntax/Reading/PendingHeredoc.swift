/// A here-document that is announced and whose lines follow.
struct PendingHeredoc {
    let document: ShellHeredoc
    /// Where it is announced.
    let operatorRange: Range<Int>
}
