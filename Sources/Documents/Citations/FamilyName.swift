/// What belongs to a person's family name.
package enum FamilyName {
  /// Words before a family name that are part of it and counted with it: "van der Berg". Source:
  /// Citing Medicine, 2nd edition, chapter 1, "Keep prefixes in surnames".
  package static let particles: Set<String> = [
    "van", "von", "vom", "vander", "vanden", "vande", "de", "den", "der", "dem", "het", "del",
    "della", "dello", "dei", "degli", "dal", "dalla", "di", "da", "das", "do", "dos", "du", "des",
    "la", "le", "lo", "los", "las", "les", "ten", "ter", "te", "tot", "ver", "zu", "zum", "zur",
    "auf", "aus", "am", "af", "av", "op", "in't", "el", "al", "bin", "ibn", "'t", "’t", "'s", "’s",
  ]
}
