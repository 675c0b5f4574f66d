import DataFrames
import Testing

@Suite("Groupings")
struct GroupingTests {
  @Test("Levels of text stand in natural order whatever the order of rows")
  func text() throws {
    let grouping = try Grouping(Column(["T10", "T2", nil, "T10"]))
    #expect(grouping.levels == ["T2", "T10"])
    #expect(grouping.codes == [1, 0, -1, 1])
    #expect(grouping.counts == [1, 2])
  }

  @Test("Truth values have the levels no and yes")
  func truth() throws {
    #expect(try Grouping(Column([true])).levels == ["no", "yes"])
  }

  @Test(
    "Whole numbers with at most 5 values are shown as categories, with a note; declared ones are not"
  )
  func wholeNumbers() throws {
    let d = try read("g,x,y\n3,1,1.5\n1,2,2\n2,3,3\n3,4,4\n1,5,5\n2,6,6\n", types: ["x": .number])
    let noted = warnings {
      let grouping = Grouping(shownAsCategories: d["g"])
      #expect(grouping?.levels == ["1", "2", "3"])
      #expect(grouping?.codes == [2, 0, 1, 2, 0, 1])
      #expect(Grouping(shownAsCategories: d["x"]) == nil)
      #expect(Grouping(shownAsCategories: d["y"]) == nil)
    }
    #expect(noted.count == 1)
  }

  @Test("Too many numbers to group by are refused with the remedy")
  func tooMany() {
    #expect(throws: DataFailure.self) { try Grouping(Column((0..<30).map(Double.init))) }
  }

  @Test("Declared levels that no row has stay until they are dropped")
  func unused() throws {
    let grouping = try Grouping(Column(["II"]).ordered(["I", "II"]))
    #expect(grouping.levels == ["I", "II"])
    #expect(grouping.droppingUnusedLevels().levels == ["II"])
    #expect(grouping.droppingUnusedLevels().codes == [0])
  }
}
