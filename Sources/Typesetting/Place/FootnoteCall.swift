/// Where a footnote is called for the first time.
struct FootnoteCall {
  /// The number of the outermost element that calls it.
  var caller: Int?
  /// Whether that stands on a page turned sideways.
  var isTurned = false
}

extension [FlowItem] {
  /// The first call of each footnote, by its number.
  var calls: [Int: FootnoteCall] {
    var calls: [Int: FootnoteCall] = [:]
    note(&calls, isTurned: false)
    return calls
  }

  private func note(_ calls: inout [Int: FootnoteCall], isTurned: Bool) {
    var caller: Int?
    for item in self {
      var isTurned = isTurned
      if case .float(let float) = item { isTurned = float.isTurned }
      for strip in item.strips {
        caller = strip.path.first.map { $0.order ?? $0.number } ?? caller
        for number in strip.footnotes where calls[number] == nil {
          calls[number] = FootnoteCall(caller: caller, isTurned: isTurned)
        }
      }
      if case .turned(let inner) = item { inner.note(&calls, isTurned: true) }
    }
  }
}

extension FlowItem {
  /// Its strips, one below the other; none of what is turned.
  var strips: [Strip] {
    switch self {
    case .strip(let strip): [strip]
    case .choice(_, let strips): strips
    case .float(let float): float.strips
    case .pageBreak, .turned: []
    }
  }
}
