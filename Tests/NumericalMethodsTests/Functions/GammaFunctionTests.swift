import NumericalMethods
import Testing

@Test("ln Γ is right for small, fractional and large arguments")
func logGamma() {
  #expect(abs(GammaFunction.logarithm(0.5) - 0.57236494292470009) < 1e-14)
  #expect(abs(GammaFunction.logarithm(3.3) - 0.98709857789473459) < 1e-14)
  #expect(abs(GammaFunction.logarithm(123.4) - 469.33609744219056) < 1e-12)
}

@Test("The two incomplete gamma functions add up to one")
func incompleteGamma() {
  for (a, x) in [(0.5, 0.1), (3, 3.9), (3, 4.1), (1000, 1001), (2.5, 80)] {
    let sum = GammaFunction.lowerRegularized(a, x) + GammaFunction.upperRegularized(a, x)
    #expect(abs(sum - 1) < 1e-12)
  }
}
