public import Documents
public import Drawing

/// A page: what is drawn on it, and what of it belongs into the outline.
public struct Page: Sendable {
  /// The page as a picture of A4's size.
  public var picture: Picture

  /// A page.
  public init(picture: Picture) { self.picture = picture }
}
