/// Something that is measured at every size: one or several rows of the table.
protocol Measure: SendableMetatype {
  /// Measures, and adds rows and remarks to the report.
  static func run(_ stage: Stage, _ bench: Bench, into report: inout Report) throws
}

/// All measures, in the order of the table.
///
/// The snapshot is written before the cold query, which shall find it.
let allMeasures: [any Measure.Type] = [
  ReplayMeasure.self, BulkAppendMeasure.self, SmallAppendMeasure.self, SnapshotMeasure.self,
  ColdShowMeasure.self, LookUpMeasure.self, ReplayMemoryMeasure.self, VintageMeasure.self,
]
