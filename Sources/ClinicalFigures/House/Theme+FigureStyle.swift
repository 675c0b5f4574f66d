package import Charts
package import Documents
import Drawing

extension Theme {
  /// The theme that a journal's figures have: its sizes, letters and colours on the house's strokes.
  package init(_ style: FigureStyle) {
    self.init()
    tickSize = style.tickSize
    textSize = style.textSize
    letterSize = style.letterSize
    letters = style.letters
    hasColoredText = style.hasColoredText
    switch style.palette {
    case .house: break
    case .grey: palette = .grey
    case .colors(let colors): palette = Palette(colors: colors.map { Color(hex: $0) })
    }
  }
}
