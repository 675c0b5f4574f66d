import Reporting
import Testing

@Test("A P value outside 0…1 is not estimable")
func impossibleP() {
  #expect(PValue(.nan).value == nil)
  #expect(PValue(1.5).value == nil)
  #expect(PValue(0.03).value == 0.03)
}
