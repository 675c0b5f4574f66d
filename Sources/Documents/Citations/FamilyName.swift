/// What belongs to a person's family name.
package enum FamilyName {
  /// Words before a family name that are part of it: "van der Berg".
  package static let particles: Set<String> = [
    "van", "von", "vom", "vander", "vanden", "de", "den", "der", "del", "della", "di", "da", "das",
    "do", "dos", "du", "la", "le", "ten", "ter", "te", "zu", "zum", "zur", "af", "av", "op", "el",
    "al", "bin", "ibn", "'t",
  ]
}
