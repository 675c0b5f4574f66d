public import DataFrames
import Foundation
import NumericalMethods
import Reporting

extension CoxRegression {
  /// What a residual measures.
  public enum Residual: String, Sendable, Hashable {
    /// Observed minus expected events: one column.
    case martingale
    /// The martingale residual made more symmetric: one column.
    case deviance
    /// Each row's share in the score of each coefficient.
    case score
    /// How much each coefficient falls, to first order, where the row is left out; weights count.
    case dfbeta
    /// For each event its covariates less their mean among those at risk.
    case schoenfeld
    /// Schoenfeld residuals times the number of events times the covariance, plus the coefficient: a
    /// smooth line through them over time shows how the effect changes.
    case scaledSchoenfeld
  }

  /// Residuals as R's `residuals` gives them: weights count in `dfbeta` only.
  ///
  /// `martingale` and `deviance` have a row for each row used and one column of that name; `score` and
  /// `dfbeta` a row for each row used and a column for each coefficient; the two of Schoenfeld a row for
  /// each event, in the order of strata and times, the column "event time", with strata the column
  /// "stratum", and a column for each coefficient. Coefficients that can be computed from others are left
  /// out, as are infinite ones from scaled residuals. Rows keep their identity.
  public func residuals(_ kind: Residual) -> DataFrame {
    switch kind {
    case .martingale: return frame(["martingale"], [inOrder(fit.martingale)])
    case .deviance: return frame(["deviance"], [inOrder(fit.deviance)])
    case .score:
      let values = fit.scoreResiduals
      return frame(
        keptNames,
        fit.kept.indices.map { place in
          inOrder(values.column(place).map { $0 * fit.columns.scales[place] })
        })
    case .dfbeta:
      let values = fit.changesOfCoefficients
      return frame(
        keptNames,
        fit.kept.map { column in
          inOrder(zip(values.column(column), fit.sets.weights).map { $0 * $1 })
        })
    case .schoenfeld: return schoenfeldFrame(fit.schoenfeld.values)
    case .scaledSchoenfeld: return schoenfeldFrame(scaledSchoenfeld)
    }
  }

  private var keptNames: [String] { fit.kept.map { coefficients[$0].name } }

  /// Values of the sorted rows in the order of the data.
  private func inOrder(_ values: [Double]) -> [Double] {
    var result = values
    for (place, row) in fit.sets.rows.enumerated() { result[Int(row)] = values[place] }
    return result
  }

  private var scaledSchoenfeld: Matrix {
    let values = fit.schoenfeld.values
    let kept = fit.kept
    let own = fit.covariance.selectingColumns(kept).selectingRows(kept)
    var result = values.multiplied(by: own)
    for (place, column) in kept.enumerated() {
      for row in 0..<result.rowCount {
        result[row, place] = result[row, place] * Double(values.rowCount) + fit.coefficients[column]
      }
    }
    return result
  }

  private func schoenfeldFrame(_ values: Matrix) -> DataFrame {
    let sets = fit.sets
    let events = (0..<sets.count).filter { sets.isEvent[$0] }
    let identities = rows.data.rows.selecting(events.map { Int(sets.rows[$0]) })
    var columns: [(String, Column)] = [("event time", Column(events.map { sets.times[$0] }))]
    if let strata {
      let names = events.map { strata.levels[Int(strata.codes[Int(sets.rows[$0])])] }
      columns.append(("stratum", Column(names)))
    }
    columns += keptNames.enumerated().map { ($1, Column(Array(values.column($0)))) }
    return frame(columns, identities)
  }

  private func frame(_ names: [String], _ values: [[Double]]) -> DataFrame {
    frame(Array(zip(names, values.map { Column($0) })), rows.data.rows)
  }

  private func frame(_ columns: [(String, Column)], _ identities: RowIdentities) -> DataFrame {
    var used: Set<String> = []
    let named = columns.map { name, column in
      var column = column
      var name = name
      while !used.insert(name).inserted { name += "′" }
      column.name = name
      return column
    }
    do {
      return try DataFrame(columns: named, rows: identities)
    } catch {
      ReportContext.current.stop("\(error)", nil)
    }
  }
}

extension CoxFit {
  /// Deviance residuals of the sorted rows.
  var deviance: [Double] {
    martingale.enumerated().map { row, residual in
      let logarithm = sets.isEvent[row] ? log(1 - residual) : 0
      let size = (-2 * (residual + logarithm)).squareRoot()
      return residual < 0 ? -size : residual > 0 ? size : 0
    }
  }
}
