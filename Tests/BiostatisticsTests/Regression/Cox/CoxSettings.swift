import Biostatistics
import DataFrames
import Reporting
import Testing

/// Twelve rows with ties, of which some enter late, two a patient.
let twelve = DataFrame([
  "start": [0, 0, 1, 0, 2, 0, 3, 1, 0, 4, 0, 2], "stop": [2, 3, 3, 4, 5, 5, 6, 6, 7, 7, 8, 9],
  "e": [1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1], "x": [3, 1, 2, 5, 2, 1, 0, 1, 2, 4, 1, 0.5],
  "y": [0, 1, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0], "w": [1, 2, 1, 1, 3, 1, 2, 1, 1, 2, 1, 1],
  "h": [0.5, 2, 1, 1.5, 3, 1, 2, 0.7, 1, 2, 1, 1],
  "s": ["a", "b", "a", "b", "a", "a", "b", "b", "a", "b", "a", "b"],
  "id": [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6],
  "o": [0.1, 0.2, 0.3, 0.1, 0.5, 0.1, 0.2, 0.8, 0.1, 0.3, 0, 0.4],
])

/// What R's survival 3.5-3 gives for a model of these rows.
struct CoxSetting: CustomTestStringConvertible, Sendable {
  let name: String
  let formula: String
  var ties = TieHandling.efron
  var weights: String?
  var isRobust = false
  let coefficients: [Double]
  let errors: [Double]
  let logLikelihoods: [Double]
  let score: Double
  let wald: Double
  let concordance: [Double]
  /// cox.zph over Kaplan–Meier time: x, y, global.
  let proportionality: [Double]
  /// The first four.
  let martingale: [Double]
  /// The first three rows of x, then of y; so with the others.
  let dfbeta: [Double]
  let schoenfeld: [Double]
  let scaledSchoenfeld: [Double]

  var testDescription: String { name }

  func model() throws -> CoxRegression {
    try CoxRegression(formula, data: twelve, ties: ties, weights: weights)
  }
}

let coxSettings = [
  CoxSetting(
    name: "Efron's ties",
    formula: "Surv(stop, e) ~ x + y",
    coefficients: [0.4072874429, 0.3566015328],
    errors: [0.2942963367, 0.9507904661],
    logLikelihoods: [-15.38204431, -14.25939561],
    score: 2.486690079,
    wald: 2.311334557,
    concordance: [0.69, 0.1084619749],
    proportionality: [0.03495950577, 0.001400758092, 0.07354828036],
    martingale: [0.9043085908, 0.8725328369, -0.191549494, 0.2579052836],
    dfbeta: [
      -0.03849382057, -0.03971612309, -0.008340757269, -0.2786747313, 0.183925711, -0.07731492905,
    ],
    schoenfeld: [
      0.3248150498, -1.640813929, 2.149825591, -0.4037975688, 0.5534737003, -0.3351478678,
    ],
    scaledSchoenfeld: [
      0.02418328063, 0.0004360018972, 1.554942901, -2.416868284, 2.274117995, 1.017478224,
    ]),
  CoxSetting(
    name: "Breslow's ties",
    formula: "Surv(stop, e) ~ x + y",
    ties: .breslow,
    coefficients: [0.387348069, 0.3585239263],
    errors: [0.2941992118, 0.9486388294],
    logLikelihoods: [-15.80325777, -14.80803598],
    score: 2.167844813,
    wald: 2.032898178,
    concordance: [0.69, 0.1084619749],
    proportionality: [0.002333237853, 0.02509678725, 0.06059406427],
    martingale: [0.90505151, 0.8681803382, -0.1941794747, 0.2916769535],
    dfbeta: [
      -0.0348236722, -0.03847914308, -0.008629424667, -0.2792186438, 0.1853780437, -0.07822040953,
    ],
    schoenfeld: [
      0.3779601208, -1.582388277, 2.213896038, -0.4148892603, 0.5415849201, -0.3466035788,
    ],
    scaledSchoenfeld: [
      0.04105501673, -0.008925777936, 1.576663756, -2.418078031, 2.301259131, 0.9702306302,
    ]),
  CoxSetting(
    name: "whole weights",
    formula: "Surv(stop, e) ~ x + y",
    weights: "w",
    coefficients: [0.4292902903, 0.8572965644],
    errors: [0.2831907086, 0.8731834789],
    logLikelihoods: [-26.89106649, -25.54187329],
    score: 2.496951174,
    wald: 2.322477439,
    concordance: [0.6089108911, 0.1201237115],
    proportionality: [0.1640577329, 0.01752075984, 0.2180073028],
    martingale: [0.9481346679, 0.8389366185, -0.2474202361, 0.4594357855],
    dfbeta: [
      -0.0503593012, -0.06493520682, -0.01054254757, -0.3185008553, 0.08595961174, -0.05843265494,
    ],
    schoenfeld: [
      0.6529138117, -1.311370174, 2.478645255, -0.5929203932, 0.3746453819, -0.5356466978,
    ],
    scaledSchoenfeld: [
      -0.04873643541, 0.0825967203, 1.360723645, -2.166016256, 1.328589471, 1.150045558,
    ]),
  CoxSetting(
    name: "fractional weights",
    formula: "Surv(stop, e) ~ x + y",
    weights: "h",
    isRobust: true,
    coefficients: [0.4748027242, 0.9993242673],
    errors: [0.2703825594, 0.8595216199],
    logLikelihoods: [-26.03363709, -24.41612754],
    score: 2.930711948,
    wald: 3.086412195,
    concordance: [0.6684073107, 0.1252941871],
    proportionality: [0.3181107325, 0.2833104433, 0.3450836176],
    martingale: [0.9760319485, 0.8715765113, -0.2064660583, 0.4501788164],
    dfbeta: [
      -0.03611589092, -0.08452927528, -0.007683019944, -0.1884504128, 0.0727824962, -0.04993610204,
    ],
    schoenfeld: [
      0.4624527479, -1.526190973, 2.226544056, -0.5730588671, 0.4128687407, -0.4926544519,
    ],
    scaledSchoenfeld: [
      -0.1912472319, 0.03884589149, 1.306231209, -2.476081876, 1.377571084, 1.270346423,
    ]),
  CoxSetting(
    name: "delayed entry",
    formula: "Surv(start, stop, e) ~ x + y",
    coefficients: [0.4123074922, 0.29631792],
    errors: [0.2847016525, 0.9357624914],
    logLikelihoods: [-14.65812547, -13.44466854],
    score: 2.825332331,
    wald: 2.601619918,
    concordance: [0.6860465116, 0.09953015],
    proportionality: [0.02061092873, 0.02714773989, 0.1247645602],
    martingale: [0.8579714078, 0.8353581359, -0.2486584048, -0.004947274237],
    dfbeta: [
      -0.03861046721, -0.03627441676, -0.009121423818, -0.2560259402, 0.1589669451, -0.09626419496,
    ],
    schoenfeld: [
      0.1995582664, -1.562657807, 2.369267095, -0.3776979204, 0.5129297799, -0.3968946281,
    ],
    scaledSchoenfeld: [
      0.007289094515, 0.02008762638, 1.562097131, -2.389358364, 2.060657704, 0.6222829119,
    ]),
  CoxSetting(
    name: "delayed entry, Breslow's ties",
    formula: "Surv(start, stop, e) ~ x + y",
    ties: .breslow,
    coefficients: [0.3935403035, 0.2992781056],
    errors: [0.2852789996, 0.9341180412],
    logLikelihoods: [-15.07933894, -13.99982725],
    score: 2.464844739,
    wald: 2.294941268,
    concordance: [0.6860465116, 0.09953015],
    proportionality: [0.0001682709078, 0.07719699505, 0.1331064274],
    martingale: [0.85873263, 0.8298755526, -0.2521616918, 0.03989366919],
    dfbeta: [
      -0.03544443747, -0.03527579407, -0.009441527624, -0.2568843925, 0.1602687418, -0.09753253577,
    ],
    schoenfeld: [
      0.2521551749, -1.507018976, 2.437293701, -0.388763067, 0.5026258806, -0.4081658368,
    ],
    scaledSchoenfeld: [
      0.02206270248, 0.008778059682, 1.594824742, -2.393014527, 2.090529461, 0.5807046064,
    ]),
  CoxSetting(
    name: "strata and delayed entry",
    formula: "Surv(start, stop, e) ~ x + y + strata(s)",
    coefficients: [0.4116066794, 0.3431062795],
    errors: [0.3044081496, 0.9224619882],
    logLikelihoods: [-9.639522007, -8.565057494],
    score: 2.301529307,
    wald: 1.992504577,
    concordance: [0.7631578947, 0.1173449838],
    proportionality: [0.00122002076, 0.005169190797, 0.01198405606],
    martingale: [0.7263358293, 0.8402321067, -0.2555457107, -0.2098858746],
    dfbeta: [
      0.02250042079, -0.09460872192, -0.02221961788, -0.1529297815, 0.1984521411, -0.1256647096,
    ],
    schoenfeld: [
      1.015800219, 0.4122591275, -0.5877408725, -0.4248664227, 0.4316701256, -0.5683298744,
    ],
    scaledSchoenfeld: [
      0.690408549, 1.332877642, -0.8388254004, -1.551840904, 4.200508584, -4.795640641,
    ]),
  CoxSetting(
    name: "clusters",
    formula: "Surv(stop, e) ~ x + y + cluster(id)",
    isRobust: true,
    coefficients: [0.4072874429, 0.3566015328],
    errors: [0.1927895489, 0.3190701828],
    logLikelihoods: [-15.38204431, -14.25939561],
    score: 2.486690079,
    wald: 5.18184834,
    concordance: [0.69, 0.09167769631],
    proportionality: [0.03495950577, 0.001400758092, 0.07354828036],
    martingale: [0.9043085908, 0.8725328369, -0.191549494, 0.2579052836],
    dfbeta: [
      -0.03849382057, -0.03971612309, -0.008340757269, -0.2786747313, 0.183925711, -0.07731492905,
    ],
    schoenfeld: [
      0.3248150498, -1.640813929, 2.149825591, -0.4037975688, 0.5534737003, -0.3351478678,
    ],
    scaledSchoenfeld: [
      0.02418328063, 0.0004360018972, 1.554942901, -2.416868284, 2.274117995, 1.017478224,
    ]),
  CoxSetting(
    name: "an offset",
    formula: "Surv(stop, e) ~ x + y + offset(o)",
    coefficients: [0.405171574, 0.2421563608],
    errors: [0.2899734947, 0.9467560043],
    logLikelihoods: [-15.50059113, -14.30259572],
    score: 2.71552223,
    wald: 2.509213489,
    concordance: [0.64, 0.1091054536],
    proportionality: [0.004759807445, 0.0568424036, 0.1245003521],
    martingale: [0.9144153265, 0.8878090758, -0.1859306351, 0.3477975439],
    dfbeta: [
      -0.03520072459, -0.03884287803, -0.007859597197, -0.291271488, 0.1888671867, -0.07353692415,
    ],
    schoenfeld: [
      0.3911169499, -1.572276472, 2.252756029, -0.4281214958, 0.5318084864, -0.3701006971,
    ],
    scaledSchoenfeld: [
      0.05871355633, 0.01336635562, 1.55459679, -2.624640942, 2.172957993, 0.6370008013,
    ]),
  CoxSetting(
    name: "all together",
    formula: "Surv(start, stop, e) ~ x + y + strata(s) + cluster(id) + offset(o)",
    weights: "h",
    isRobust: true,
    coefficients: [0.3854312006, 0.5225468572],
    errors: [0.1914137005, 0.5190588034],
    logLikelihoods: [-16.79182931, -15.52051419],
    score: 2.539044581,
    wald: 4.059194441,
    concordance: [0.6731107206, 0.1080522891],
    proportionality: [0.3322038072, 0.3396581267, 0.440103618],
    martingale: [0.8666506082, 0.7380028098, -0.1868093067, -0.1946121738],
    dfbeta: [
      0.003619657283, -0.08453158122, -0.01239859045, -0.1155507113, 0.2650421935, -0.06434869974,
    ],
    schoenfeld: [
      1.178285481, 0.1956784093, -0.8043215906, -0.5618749122, 0.1907630542, -0.8092369458,
    ],
    scaledSchoenfeld: [
      0.460610091, 0.7160998349, -1.001893452, -1.877396999, 2.004605883, -5.735642735,
    ]),
]
