/// What a journal prints beside the abstract about the article itself: 中图分类号, 文章编号, DOI.
public struct Particulars: Codable, Hashable, Sendable {
  /// Each with its label, in the order in which journals print them.
  public var items: [Item] = []

  /// One of them.
  public struct Item: Codable, Hashable, Sendable {
    /// "中图分类号"
    public var label: String
    /// "R737.9"
    public var text: String
  }

  /// Nothing given.
  public init() {}

  /// The keys of the front matter with the Chinese that may be written for them, and the labels in
  /// print in Chinese and in English.
  private static let names: [(key: String, chinese: String, english: String)] = [
    ("clc", "中图分类号", "CLC number"), ("document-code", "文献标志码", "Document code"),
    ("article-id", "文章编号", "Article ID"), ("doi", "DOI", "DOI"),
    ("received", "收稿日期", "Received"), ("accepted", "录用日期", "Accepted"),
  ]

  /// The keys by which they are given.
  static let keys =
    names.map(\.key) + names.map(\.chinese).filter { $0 != "DOI" }

  /// Takes what a key gives; false if it is none of these.
  mutating func set(_ key: String, _ text: String) -> Bool {
    guard let index = Self.names.firstIndex(where: { $0.key == key || $0.chinese == key }) else {
      return false
    }
    let name = Self.names[index]
    items.removeAll { $0.label == name.chinese }
    let place = items.firstIndex { item in
      (Self.names.firstIndex { $0.chinese == item.label } ?? 0) > index
    }
    items.insert(Item(label: name.chinese, text: text), at: place ?? items.count)
    return true
  }

  /// The items with their labels in a language: Chinese, or English for all others.
  public func labelled(in language: String) -> [Item] {
    guard !language.hasPrefix("zh") else { return items }
    return items.map { item in
      let name = Self.names.first { $0.chinese == item.label }?.english
      return Item(label: name ?? item.label, text: item.text)
    }
  }
}

/// Where in the template the parts of the title block stand, for errors.
public struct FrontLines: Codable, Hashable, Sendable {
  /// The line of the title.
  public var title: Int?
  /// The line of the subtitle.
  public var subtitle: Int?
  /// The line of the first author.
  public var authors: Int?
  /// The line of the keywords.
  public var keywords: Int?

  /// None known.
  public init() {}
}
