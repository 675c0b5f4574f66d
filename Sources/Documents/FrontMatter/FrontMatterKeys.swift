/// The keys of the front matter, by what becomes of them.
enum FrontMatterKeys {
  /// Keys that do something.
  static let used: [String] =
    [
      "title", "subtitle", "short-title", "article-type", "issue", "journal", "author", "authors",
      "affiliations", "date",
      "abstract",
      "keywords", "lang", "params", "format", "figures", "time-unit", "execute", "warnings",
      "number-sections", "png", "pdf", "paper", "draft", "toc", "toc-depth", "lof", "lot",
      "figure-legends",
      "papersize", "geometry", "margin-top", "margin-right", "margin-bottom", "margin-left",
      "linestretch", "line-numbers",
      "bibliography", "csl", "nocite", "link-citations",
      "notes-after-punctuation", "suppress-bibliography",
      "citation-abbreviations", "statements", "funding", "acknowledgements", "acknowledgments",
      "thanks", "abbreviations", "word-limits", "abstract-title", "crossref", "date-format",
      "supplement",
    ] + ["文章类型", "栏目"] + Particulars.keys

  /// Keys that belong to the format and will do something.
  static let later: [String] = [
    "data", "privacy", "codebook", "checklist",
  ]

  /// Keys of Quarto and R Markdown that have no meaning here.
  static let foreign: [String] = [
    "toc-location", "toc-title", "theme", "css", "engine", "jupyter", "knitr",
    "editor", "project", "website", "book", "filters", "shortcodes", "output-file", "output",
    "margin", "mainfont", "sansfont", "monofont", "fontsize",
    "pdf-standard", "pdf-engine", "documentclass", "classoption", "header-includes",
    "include-in-header", "include-before-body", "include-after-body", "code-fold", "code-tools",
    "code-line-numbers", "highlight-style", "embed-resources", "self-contained", "standalone",
    "number-depth", "freeze", "cache", "df-print", "fig-width", "fig-height",
    "fig-dpi",
    "fig-format", "fig-cap-location", "tbl-cap-location", "reference-location",
    "citation-location", "link-external-newwindow", "html-math-method", "keep-md", "keep-tex",
    "anchor-sections", "smooth-scroll", "page-layout", "categories", "description", "image",
    "license", "copyright", "citation", "google-scholar", "metadata-files", "from", "to",
    "template",
    "template-partials", "bibliographystyle", "biblio-style", "cite-method", "natbiboptions",
    "colorlinks", "linkcolor", "urlcolor", "citecolor", "indent",
    "pagestyle",
    "vignette", "always_allow_html", "site", "runtime", "server", "comments", "aliases", "listing",
    "resources", "profile", "quarto-required", "validate-yaml", "institute",
  ]

  static var known: [String] { used + later + foreign }
}
