/// How the bytes of a file stand for characters.
public struct TextEncoding: Sendable, Hashable {
  /// The name by which `iconv` knows it; empty for automatic.
  let name: String

  /// An encoding by its IANA name: "BIG5", "SHIFT_JIS", "EUC-KR".
  public init(named name: String) { self.name = name }

  /// UTF-8, or UTF-16 where the file begins with its byte-order mark.
  public static let automatic = TextEncoding(named: "")
  /// UTF-8.
  public static let utf8 = TextEncoding(named: "UTF-8")
  /// UTF-16; without a byte-order mark little-endian.
  public static let utf16 = TextEncoding(named: "UTF-16")
  /// What Chinese versions of Windows and Excel write; GBK and GB2312 are parts of it.
  public static let gb18030 = TextEncoding(named: "GB18030")
  /// Western European, ISO 8859-1.
  public static let latin1 = TextEncoding(named: "ISO-8859-1")
  /// Western European, as Windows writes it.
  public static let windows1252 = TextEncoding(named: "WINDOWS-1252")
}
