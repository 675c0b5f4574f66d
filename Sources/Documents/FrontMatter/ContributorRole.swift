/// The fourteen roles of the Contributor Role Taxonomy.
///
/// **Source:** ANSI/NISO Z39.104-2022, CRediT.
enum ContributorRole {
  private static let names = [
    "Conceptualization", "Data curation", "Formal analysis", "Funding acquisition",
    "Investigation", "Methodology", "Project administration", "Resources", "Software",
    "Supervision", "Validation", "Visualization", "Writing – original draft",
    "Writing – review & editing",
  ]

  /// The role as it is printed: `formal-analysis` is "Formal analysis", `editing` is "Writing –
  /// review & editing". Any other role is printed as it is written.
  static func words(of role: String) -> String {
    let key = letters(role)
    switch key {
    case "writing", "originaldraft": return names[12]
    case "editing", "review", "reviewediting": return names[13]
    case "analysis": return names[2]
    case "funding": return names[3]
    default: return names.first { letters($0) == key } ?? role
    }
  }

  /// The role in the document's language, as far as we know it.
  static func words(_ role: String, in vocabulary: Vocabulary) -> String {
    guard vocabulary.language == "zh", let index = names.firstIndex(of: role) else { return role }
    return chinese[index]
  }

  private static let chinese = [
    "概念构思", "数据管理", "形式分析", "经费获取", "调查研究", "方法学", "项目管理", "资源提供", "软件",
    "监督指导", "验证", "可视化", "初稿撰写", "审阅与修改",
  ]

  private static func letters(_ text: String) -> String {
    let british = text.lowercased().replacing("isation", with: "ization")
    return british.filter(\.isLetter)
  }
}
