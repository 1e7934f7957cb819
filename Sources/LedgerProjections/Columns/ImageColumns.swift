/// The columns of a ``VintageImage`` that is being made: ``VintageImage/Section`` says what each is.
package struct ImageColumns {
  var totals = Column<Int64>([])
  var series = Column<UInt32>([])
  var slots = Column<UInt32>([])
  var runs = Column<Int64>([])
  var cells = Column<UInt32>([])
  var words = Column<Int64>([])
  var releaseOf = Column<UInt32>([])
  var forms = Column<Int64>([])
  var wide = Column<Int64>([])
  var releases = Column<UInt32>([])
  var strings = Column<UInt32>([])
  var notes = Column<UInt32>([])
  var others = Column<UInt32>([])
  var identities = Column<Int64>([])
  var text = Column<UInt8>([])
}
