package import NumericalMethods

/// What each row does to the fit. Rows are in sorted order, columns the kept ones on their own scale.
extension CoxFit {
  /// Observed minus expected events of each row, its weight left out.
  var martingale: [Double] {
    let expected = state.expected(sets)
    return (0..<sets.count).map { row in
      (sets.isEvent[row] ? 1 : 0) - expected[row] / sets.weights[row]
    }
  }

  /// Each row's share in the score, its weight left out.
  ///
  /// The difference to the mean of the risk set at the row's own event, less the same differences
  /// summed over the hazard that it passed through.
  var scoreResiduals: Matrix {
    let means = state.means(sets, columns.matrix)
    let (hazard, spared) = state.hazard(sets)
    var result = Matrix(rowCount: sets.count, columnCount: kept.count)
    for column in kept.indices {
      let own = PathOfMeans(self, means.column(column))
      let values = columns.matrix.column(column)
      let start = column * sets.count
      for row in 0..<sets.count {
        let value = values[start + row]
        var passed = hazard[Int(sets.slots[row])]
        var met = own.cumulative[Int(sets.slots[row])]
        if sets.hasEntries {
          passed -= hazard[Int(sets.entrySlots[row])]
          met -= own.cumulative[Int(sets.entrySlots[row])]
        }
        result.elements[start + row] = -state.risks[row] * (value * passed - met)
      }
      for (index, eventTime) in sets.eventTimes.enumerated() {
        for row in eventTime.rows where sets.isEvent[row] {
          let value = values[start + row]
          result.elements[start + row] +=
            value - own.averages[index]
            + state.risks[row] * (value * spared[index] - own.spared[index])
        }
      }
    }
    return result
  }

  /// How much each coefficient changes, to first order, where a row of weight 1 is left out, on the
  /// original scale of all columns (0 for those set aside).
  var changesOfCoefficients: Matrix {
    let scores = scoreResiduals
    let inverse = inverseOnColumns
    let changes = scores.multiplied(by: inverse)
    var result = Matrix(rowCount: sets.count, columnCount: coefficients.count)
    for (place, column) in kept.enumerated() {
      for row in 0..<sets.count {
        result.elements[column * sets.count + row] =
          changes.elements[place * sets.count + row] / columns.scales[place]
      }
    }
    return result
  }

  /// The covariance on the scale of the standardised columns.
  var inverseOnColumns: Matrix {
    var inverse = Matrix(rowCount: kept.count, columnCount: kept.count)
    for (place, column) in kept.enumerated() {
      for (other, second) in kept.enumerated() {
        inverse[place, other] =
          covariance[column, second] * columns.scales[place] * columns.scales[other]
      }
    }
    return inverse
  }

  /// Lin and Wei's covariance: the sum of squares of what each row, or each cluster, does to the
  /// coefficients. `clusters` are in the order of the rows that were given.
  package func robustCovariance(clusters: [Int32]?) -> Matrix {
    var changes = changesOfCoefficients
    for column in 0..<changes.columnCount {
      for row in 0..<sets.count {
        changes.elements[column * sets.count + row] *= sets.weights[row]
      }
    }
    guard let clusters else { return changes.crossProduct() }
    let count = Int(clusters.max() ?? -1) + 1
    var sums = Matrix(rowCount: count, columnCount: changes.columnCount)
    for column in 0..<changes.columnCount {
      for row in 0..<sets.count {
        let cluster = Int(clusters[Int(sets.rows[row])])
        sums.elements[column * count + cluster] += changes.elements[column * sets.count + row]
      }
    }
    return sums.crossProduct()
  }

  /// For each event, in sorted order, its covariates less their mean in its risk set, and its row.
  var schoenfeld: (values: Matrix, rows: [Int]) {
    let means = state.means(sets, columns.matrix)
    let events = (0..<sets.count).filter { sets.isEvent[$0] }
    var result = Matrix(rowCount: events.count, columnCount: kept.count)
    for column in kept.indices {
      let averages = PathOfMeans(self, means.column(column)).averages
      let values = columns.matrix.column(column)
      var place = 0
      for (index, eventTime) in sets.eventTimes.enumerated() {
        for row in eventTime.rows where sets.isEvent[row] {
          result.elements[column * events.count + place] =
            (values[column * sets.count + row] - averages[index]) * columns.scales[column]
          place += 1
        }
      }
    }
    return (result, events)
  }
}

/// The mean of one column over the risk sets, along the baseline hazard.
struct PathOfMeans {
  /// Σ x̄ dΛ by slot.
  private(set) var cumulative: [Double]
  /// For each event time the part that its tied events are spared.
  private(set) var spared: [Double]
  /// For each event time the mean over its steps.
  private(set) var averages: [Double]

  init(_ fit: CoxFit, _ means: ArraySlice<Double>) {
    let sets = fit.sets
    cumulative = [Double](repeating: 0, count: sets.slotCount)
    spared = [Double](repeating: 0, count: sets.eventTimes.count)
    averages = spared
    let start = means.startIndex
    for range in sets.eventTimesOfStrata {
      var sum = 0.0
      for index in range {
        let eventTime = sets.eventTimes[index]
        var total = 0.0
        var left = 0.0
        for step in eventTime.steps {
          let mean = means[start + step]
          total += mean
          sum += mean * fit.state.increments[step]
          left += sets.leftOut(step, of: eventTime) * mean * fit.state.increments[step]
        }
        averages[index] = total / Double(eventTime.steps.count)
        spared[index] = left
        cumulative[sets.slot(of: index)] = sum
      }
    }
  }
}
