import Foundation

extension JPEGFile {
  /// The pixels row by row as 0x00RRGGBB; `nil` where the file is broken or
  /// holds printing inks.
  package func pixels() -> [UInt32]? {
    var file = self
    guard componentCount < 4, file.readScans() else { return nil }
    let planes = file.components.map { file.plane(of: $0) }
    return file.joined(planes)
  }

  // MARK: - Scans

  private mutating func readScans() -> Bool {
    let mostAcross = components.map(\.across).max() ?? 1
    let mostDown = components.map(\.down).max() ?? 1
    let unitsAcross = (width + 8 * mostAcross - 1) / (8 * mostAcross)
    let unitsDown = (height + 8 * mostDown - 1) / (8 * mostDown)
    for index in components.indices {
      components[index].blocksAcross = unitsAcross * components[index].across
      components[index].blocksDown = unitsDown * components[index].down
      let count = components[index].blocksAcross * components[index].blocksDown * 64
      components[index].coefficients = Array(repeating: 0, count: count)
    }
    var position = scanStart
    var hasScan = false
    while let segment = Self.segment(in: bytes, at: position) {
      position = segment.body.upperBound
      if segment.marker == 0xDA {
        guard var scan = scan(segment.body) else { return false }
        guard read(&scan, units: (unitsAcross, unitsDown), most: (mostAcross, mostDown)) else {
          // A file that is cut off shows what is there.
          return hasScan
        }
        hasScan = true
        position = scan.bits.position
      } else if !read(segment.marker, segment.body) {
        return false
      }
    }
    return hasScan
  }

  private mutating func scan(_ body: Range<Int>) -> JPEGScan? {
    let count = Int(bytes[body.lowerBound])
    guard (1...4).contains(count), body.count >= 4 + 2 * count else { return nil }
    var members: [Int] = []
    for index in 0..<count {
      let place = body.lowerBound + 1 + 2 * index
      guard let member = components.firstIndex(where: { $0.identifier == bytes[place] }),
        bytes[place + 1] >> 4 < 4, bytes[place + 1] & 15 < 4
      else { return nil }
      components[member].dcTable = Int(bytes[place + 1] >> 4)
      components[member].acTable = Int(bytes[place + 1] & 15)
      members.append(member)
    }
    let place = body.lowerBound + 1 + 2 * count
    let (from, to) = (Int(bytes[place]), Int(bytes[place + 1]))
    guard from < 64, to < 64, bytes[place + 2] >> 4 < 14, bytes[place + 2] & 15 < 14 else {
      return nil
    }
    return JPEGScan(
      members: members, from: from, to: to, high: Int(bytes[place + 2] >> 4),
      low: Int(bytes[place + 2] & 15), bits: JPEGBits(bytes, at: body.upperBound))
  }

  private mutating func read(
    _ scan: inout JPEGScan, units: (Int, Int), most: (Int, Int)
  ) -> Bool {
    for member in scan.members { components[member].prediction = 0 }
    var size = units
    if scan.members.count == 1 {
      // A scan of one component goes through its own blocks.
      let only = components[scan.members[0]]
      size.0 = (width * only.across + 8 * most.0 - 1) / (8 * most.0)
      size.1 = (height * only.down + 8 * most.1 - 1) / (8 * most.1)
    }
    for unit in 0..<(size.0 * size.1) {
      if restartInterval > 0, unit > 0, unit % restartInterval == 0 {
        scan.restart()
        for member in scan.members { components[member].prediction = 0 }
      }
      let (row, column) = unit.quotientAndRemainder(dividingBy: size.0)
      guard scan.members.count > 1 else {
        guard readBlock(&scan, scan.members[0], row, column) else { return false }
        continue
      }
      for member in scan.members {
        let (across, down) = (components[member].across, components[member].down)
        for inner in 0..<(across * down) {
          guard
            readBlock(
              &scan, member, row * down + inner / across, column * across + inner % across)
          else { return false }
        }
      }
    }
    return true
  }

  private mutating func readBlock(
    _ scan: inout JPEGScan, _ member: Int, _ row: Int, _ column: Int
  ) -> Bool {
    let start = (row * components[member].blocksAcross + column) * 64
    let dc = dcTables[components[member].dcTable]
    let ac = acTables[components[member].acTable]
    var prediction = components[member].prediction
    let isProgressive = isProgressive
    let isRead = components[member].coefficients.withUnsafeMutableBufferPointer { buffer -> Bool in
      guard start + 64 <= buffer.count, let base = buffer.baseAddress else { return false }
      let block = base + start
      if !isProgressive {
        guard let dc, let ac else { return false }
        return scan.readSequential(block, &prediction, dc: dc, ac: ac)
      }
      if scan.from == 0 { return scan.readDC(block, &prediction, dc: dc) }
      guard let ac else { return false }
      return scan.readAC(block, ac: ac)
    }
    components[member].prediction = prediction
    return isRead
  }

  // MARK: - Pixels

  /// The samples of a component, 0…255, over whole blocks.
  private func plane(of component: Component) -> [UInt8] {
    let stride = component.blocksAcross * 8
    var plane = [UInt8](repeating: 0, count: stride * component.blocksDown * 8)
    let table = quantization[component.table]
    var values = [Float](repeating: 0, count: 64)
    for block in 0..<(component.blocksAcross * component.blocksDown) {
      let (row, column) = block.quotientAndRemainder(dividingBy: component.blocksAcross)
      for index in 0..<64 {
        values[index] = Float(component.coefficients[block * 64 + index]) * Float(table[index])
      }
      Self.transform(&values)
      for y in 0..<8 {
        let start = (row * 8 + y) * stride + column * 8
        for x in 0..<8 {
          plane[start + x] = UInt8(max(0, min(255, (values[y * 8 + x] + 128).rounded())))
        }
      }
    }
    return plane
  }

  /// cos((2x + 1)uπ/16)/2, with 1/√2 for u = 0, by 8u + x.
  private static let waves: [Float] = (0..<64).map { index in
    let (u, x) = (index / 8, index % 8)
    let wave = cos(Double(2 * x + 1) * Double(u) * .pi / 16) / 2
    return Float(u == 0 ? wave / 2.0.squareRoot() : wave)
  }

  /// The inverse cosine transform, along rows and then columns.
  private static func transform(_ values: inout [Float]) {
    var rows = [Float](repeating: 0, count: 64)
    for v in 0..<8 {
      for u in 0..<8 where values[v * 8 + u] != 0 {
        let value = values[v * 8 + u]
        for x in 0..<8 { rows[v * 8 + x] += value * waves[u * 8 + x] }
      }
    }
    for index in 0..<64 { values[index] = 0 }
    for v in 0..<8 {
      for y in 0..<8 {
        let wave = waves[v * 8 + y]
        for x in 0..<8 { values[y * 8 + x] += rows[v * 8 + x] * wave }
      }
    }
  }

  private func joined(_ planes: [[UInt8]]) -> [UInt32] {
    let mostAcross = components.map(\.across).max() ?? 1
    let mostDown = components.map(\.down).max() ?? 1
    var pixels = [UInt32](repeating: 0, count: width * height)
    var sample: [Float] = [0, 0, 0, 0]
    for y in 0..<height {
      for x in 0..<width {
        for (index, component) in components.enumerated() {
          let column = x * component.across / mostAcross
          let row = y * component.down / mostDown
          sample[index] = Float(planes[index][row * component.blocksAcross * 8 + column])
        }
        pixels[y * width + x] = color(sample)
      }
    }
    return pixels
  }

  private func color(_ sample: [Float]) -> UInt32 {
    func byte(_ value: Float) -> UInt32 { UInt32(max(0, min(255, value.rounded()))) }
    var (red, green, blue) = (sample[0], sample[0], sample[0])
    if components.count == 3 {
      (red, green, blue) = (sample[0], sample[1], sample[2])
      if colorTransform != 0 {
        let (cb, cr) = (sample[1] - 128, sample[2] - 128)
        red = sample[0] + 1.402 * cr
        green = sample[0] - 0.344_136 * cb - 0.714_136 * cr
        blue = sample[0] + 1.772 * cb
      }
    }
    return byte(red) << 16 | byte(green) << 8 | byte(blue)
  }
}
