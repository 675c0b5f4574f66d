import Drawing
import Foundation
import Testing

/// Three small files: colours that run from left to right and from top to bottom, 20 × 12 pixels at 300
/// dots per inch; the pixels beside them as libjpeg-turbo decodes them (Pillow 13.0).
enum JPEGSpecimen: String, CaseIterable {
  case baseline, progressive, grey

  var bytes: [UInt8] { Data(base64Encoded: text).map { [UInt8]($0) } ?? [] }

  private var text: String {
    switch self {
    case .baseline:
      """
      /9j/4AAQSkZJRgABAQEBLAEsAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZG\
      NywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09P\
      T09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAMABQDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAA\
      BgAE/8QAHRAAAgEFAQEAAAAAAAAAAAAAAAMEAgUyUmIRIf/EABYBAQEBAAAAAAAAAAAAAAAAAAYDBP/EABoRAAMA\
      AwEAAAAAAAAAAAAAAAACBQQRIQH/2gAMAwEAAhEDEQA/ADqrVybVWrkSKjK1NqoytS1DObpinUX4GqbV8xIYUxle\
      YkGGzm2Klovrw//Z
      """
    case .progressive:
      """
      /9j/4AAQSkZJRgABAQEBLAEsAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZG\
      NywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09P\
      T09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAMABQDAREAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAA\
      AwQF/8QAFwEBAQEBAAAAAAAAAAAAAAAABAUDBv/aAAwDAQACEAMQAAABzqGDBoMNljeTcL1I3//EABkQAQEAAwEA\
      AAAAAAAAAAAAAAEAAgMSE//aAAgBAQABBQI1RqvKMSMS5L//xAAZEQADAQEBAAAAAAAAAAAAAAAAAQMCESH/2gAI\
      AQMBAT8BnUnUVfCemT0xafD/xAAWEQEBAQAAAAAAAAAAAAAAAAABAwD/2gAIAQIBAT8BpTUpmmououV3/8QAFBAB\
      AAAAAAAAAAAAAAAAAAAAIP/aAAgBAQAGPwJf/8QAFxABAQEBAAAAAAAAAAAAAAAAAFFhAf/aAAgBAQABPyHBg5hA\
      gcg//9oADAMBAAIAAwAAABAz13//xAAUEQEAAAAAAAAAAAAAAAAAAAAg/9oACAEDAQE/EF+kj//EABcRAQADAAAA\
      AAAAAAAAAAAAABAAESH/2gAIAQIBAT8QF3Ur0//EABcQAQADAAAAAAAAAAAAAAAAABAAESH/2gAIAQEAAT8QNsV3\
      U4//2Q==
      """
    case .grey:
      """
      /9j/4AAQSkZJRgABAQEBLAEsAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZG\
      NywtQFdBRkxOUlNSMj5aYVpQYEpRUk//wAALCAAMABQBAREA/8QAFgABAQEAAAAAAAAAAAAAAAAABAUG/8QAHRAA\
      AgEFAQEAAAAAAAAAAAAAAAMEAgUyUmIRIf/aAAgBAQAAPwDOqtXI1Vq5GU2r5iWFRlajVRlai6YyvMT/2Q==
      """
    }
  }

  /// Places with red, green and blue.
  var pixels: [(x: Int, y: Int, color: [Int])] {
    switch self {
    case .baseline:
      [
        (2, 2, [27, 38, 192]), (18, 3, [218, 59, 64]), (10, 6, [113, 123, 125]),
        (1, 10, [16, 198, 201]),
      ]
    case .progressive:
      [
        (2, 2, [24, 39, 192]), (18, 3, [218, 60, 61]), (10, 6, [114, 123, 118]),
        (1, 10, [12, 201, 195]),
      ]
    case .grey:
      [
        (2, 2, [52, 52, 52]), (18, 3, [107, 107, 107]), (10, 6, [120, 120, 120]),
        (1, 10, [144, 144, 144]),
      ]
    }
  }
}

@Suite struct JPEGFileTests {
  @Test(arguments: JPEGSpecimen.allCases)
  func pixelsAreThoseOfTheReferenceDecoder(_ specimen: JPEGSpecimen) throws {
    let file = try #require(JPEGFile(specimen.bytes))
    #expect(file.width == 20 && file.height == 12 && file.dotsPerInch == 300)
    let pixels = try #require(file.pixels())
    // Colours at half the resolution are spread smoothly by the reference, here not.
    let tolerance = specimen == .baseline ? 14 : 3
    for (x, y, color) in specimen.pixels {
      let pixel = Int(pixels[y * 20 + x])
      for (found, expected) in zip([pixel >> 16, pixel >> 8 & 255, pixel & 255], color) {
        #expect(abs(found - expected) <= tolerance)
      }
    }
  }

  @Test func aFileThatIsCutOffShowsWhatIsThere() throws {
    let bytes = JPEGSpecimen.baseline.bytes
    for count in stride(from: 0, to: bytes.count, by: 7) {
      // Nothing traps, whatever is missing.
      _ = JPEGFile(Array(bytes[..<count]))?.pixels()
    }
  }

  @Test func brokenBytesDoNotTrap() {
    for specimen in JPEGSpecimen.allCases {
      for place in specimen.bytes.indices {
        var bytes = specimen.bytes
        bytes[place] ^= 0x5A
        _ = JPEGFile(bytes)?.pixels()
      }
    }
  }

  private func picture(_ specimen: JPEGSpecimen) -> Picture {
    let frame = Rectangle(x: 0, y: 0, width: 20, height: 12)
    return Picture(
      size: Size(width: 20, height: 12),
      items: [.image(ImageItem(jpeg: specimen.bytes, frame: frame))])
  }

  @Test func pdfAndSVGHoldTheFileItself() throws {
    let bytes = JPEGSpecimen.progressive.bytes
    let pdf = try picture(.progressive).pdf()
    #expect(Data(pdf).range(of: Data(bytes)) != nil)
    let svg = try picture(.progressive).svg()
    #expect(svg.contains("data:image/jpeg;base64," + Data(bytes).base64EncodedString()))
  }

  @Test func rasterFormatsShowTheDecodedImage() throws {
    let file = try #require(DecodedPNG(picture(.progressive).png(dpi: 72)))
    let pixel = file.pixel(10, 6).map(Int.init)
    for (found, expected) in zip(pixel, JPEGSpecimen.progressive.pixels[2].color) {
      #expect(abs(found - expected) <= 6)
    }
  }
}
