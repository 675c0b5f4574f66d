internal import Drawing

/// Keeps of places that stand on pages more than once the first, and drops links to places that stand
/// on none.
struct PlaceSieve {
  /// The names of the places on the pages so far.
  private(set) var seen: Set<String>
  /// The names that links may not lead to.
  var lost: Set<String> = []

  /// A sieve that knows places already.
  init(seen: Set<String>) { self.seen = seen }

  /// Drops what is called as something before it.
  mutating func keepFirst(on page: inout PageContent) {
    Self.change(&page) { items in self.firsts(of: items) }
  }

  /// Drops the links to what is lost.
  func dropLost(on page: inout PageContent) {
    Self.change(&page) { items in self.unlinked(items) }
  }

  private static func change(
    _ page: inout PageContent, _ change: ([PictureItem]) -> [PictureItem]?
  ) {
    for index in page.strips.indices {
      if let items = change(page.strips[index].strip.items) {
        page.strips[index].strip.items = items
      }
    }
    for area in page.notes.indices {
      for line in page.notes[area].lines.indices {
        if let items = change(page.notes[area].lines[line].items) {
          page.notes[area].lines[line].items = items
        }
      }
    }
  }

  /// The items without places that are known; `nil` where all stay as they are.
  private mutating func firsts(of items: [PictureItem]) -> [PictureItem]? {
    var kept: [PictureItem]?
    for (index, item) in items.enumerated() {
      var own: PictureItem? = item
      switch item {
      case .anchor(let name, _): if !seen.insert(name).inserted { own = nil }
      // No figure's ink holds places.
      case .group(var group) where group.role != "Figure":
        guard let inner = firsts(of: group.items) else { break }
        if kept == nil { kept = Array(items[..<index]) }
        group.items = inner
        own = .group(group)
      default: break
      }
      if own == nil, kept == nil { kept = Array(items[..<index]) }
      if kept != nil, let own { kept?.append(own) }
    }
    return kept
  }

  /// The items without links to what is lost; `nil` where all stay as they are.
  private func unlinked(_ items: [PictureItem]) -> [PictureItem]? {
    var isChanged = false
    let kept = items.compactMap { item -> PictureItem? in
      switch item {
      case .link(let link):
        guard case .anchor(let name) = link.target, lost.contains(name) else { return item }
        isChanged = true
        return nil
      case .group(var group) where group.role != "Figure":
        guard let inner = unlinked(group.items) else { return item }
        isChanged = true
        group.items = inner
        return .group(group)
      default: return item
      }
    }
    return isChanged ? kept : nil
  }
}
