internal import Documents

/// The works in the list of references, and where each is cited first.
struct References {
  var entries: [BibliographyEntry] = []
  /// The names of places by the names of the entries.
  private(set) var places: [String: String] = [:]

  /// No works.
  init() {}

  init(_ document: Document) {
    entries = document.bibliography
    guard !entries.isEmpty else { return }
    places = document.citedPlaces.compactMapValues { $0.first?.anchor }
  }

  /// Makes sure that each place is on the pages once, and that no work leads to one that is on none:
  /// heads and captions of tables that go on say their citations again, and so does a footnote that
  /// article and supplement share. `known` are the places of what stands before in the same file.
  func keepFirstPlaces(on pages: inout [PageContent], besides known: inout Set<String>) {
    guard !places.isEmpty || !known.isEmpty else { return }
    var sieve = PlaceSieve(seen: known)
    defer { known = sieve.seen }
    for page in pages.indices { sieve.keepFirst(on: &pages[page]) }
    sieve.lost = Set(places.values).subtracting(sieve.seen)
    guard !sieve.lost.isEmpty else { return }
    for page in pages.indices { sieve.dropLost(on: &pages[page]) }
  }
}
