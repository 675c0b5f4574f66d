import ConformanceKinds
import TestSupport
import Testing

@Test(
  "Every computed case agrees with its reference",
  arguments: [
    "01_descriptive", "02_roc", "03_logistic", "04_survival_basics", "05_cox", "06_time_roc",
    "07_calibration", "08_decision_curve", "09_reclassification", "10_nomogram", "11_features",
    "12_cutpoints", "15_extras",
  ])
func agreement(topic: String) throws {
  let tolerances = try Reference.tolerances()
  let computed = Set(ConformanceKinds.names)
  var compared = 0
  for reference in try Reference.cases(topic: topic) {
    let question = ConformanceCase(reference, folder: Reference.data)
    guard computed.contains(question.kind) else { continue }
    let result = try ConformanceKinds.result(of: question)
    let differences = tolerances.differences(
      kind: question.kind, reference: reference["result"] ?? .null, computed: result)
    compared += 1
    #expect(differences.isEmpty, "\(question.identifier): \(differences.joined(separator: "; "))")
  }
  #expect(compared > 0)
}

@Test("A number a little off, a missing field and null for a number are differences")
func differencesAreSeen() throws {
  let tolerances = try Reference.tolerances()
  let reference = JSONValue.object(["a": .number(1), "b": .list([.number(2), .null])])
  func count(_ computed: JSONValue) -> Int {
    tolerances.differences(kind: "describe", reference: reference, computed: computed).count
  }
  #expect(count(reference) == 0)
  #expect(count(.object(["a": .number(1 + 5e-7), "b": .list([.number(2), .null])])) == 0)
  #expect(count(.object(["a": .number(1 + 5e-6), "b": .list([.number(2), .null])])) == 1)
  #expect(count(.object(["b": .list([.number(2), .null])])) == 1)
  #expect(count(.object(["a": .null, "b": .list([.number(2)])])) == 2)
}

@Test("A kind that is not computed is an error that names it")
func unknownKind() {
  let question = ConformanceCase(
    .object(["id": .text("x"), "kind": .text("astrology")]), folder: Reference.data)
  #expect(throws: (any Error).self) { try ConformanceKinds.result(of: question) }
}
