/// The log-rank scores of patients, which sum to about 0: high for early events, low for long follow-up.
///
/// aᵢ = δᵢ − Σ 1 / (n − γⱼ + 1) over the events j with tⱼ ≤ tᵢ, γⱼ the number of times up to tⱼ: tied events
/// share the risk set that the last of them would have.
///
/// **Source:** Hothorn & Lausen, *Comput Stat Data Anal* 2003;43:121–37; checked against R's `maxstat`.
enum LogRankScores {
  /// The score of each row, in the order of the rows that `data` was sorted from.
  static func scores(_ data: SurvivalTimes) -> [Double] {
    let count = data.times.count
    var scores = [Double](repeating: 0, count: count)
    var hazard = 0.0
    var row = 0
    while row < count {
      let first = row
      var events = 0
      while row < count, data.times[row] == data.times[first] {
        if data.isEvent[row] { events += 1 }
        row += 1
      }
      hazard += Double(events) / Double(count - row + 1)
      for index in first..<row {
        scores[Int(data.rows[index])] = (data.isEvent[index] ? 1 : 0) - hazard
      }
    }
    return scores
  }
}
