import LedgerModel

/// What a phrase of the vocabulary means.
enum Term: Hashable, Sendable {
  /// A thing that is measured, as the definitions of series name it: `exports`, `cpi`.
  case indicator(String, form: IndicatorForm)
  /// A country or group of countries, by its code.
  case area(String)
  /// A part of the world, or of a country, that no series is about.
  case place
  /// Who publishes figures, and the area that they are about; whether agencies of other areas have
  /// that name, too.
  case agency(String, area: String?, isShared: Bool)
  /// An office that many countries have under that name, such as "statistics office".
  case institution
  /// A paper or news agency, by its name.
  case publisher(String)
  case currency(String)
  /// A power of ten.
  case multiplier(Int)
  case percent
  case points
  /// What else a number counts: tonnes, barrels, people.
  case otherUnit
  /// A thing that is measured and that no series is about, such as "retail sales".
  case otherSubject
  case move(Move, MoveForm)
  /// "stood at", "reached", "was".
  case reach
  /// "posted", "saw": what follows is what happened to the subject.
  case experience
  case forecast
  case previous
  case share
  case target
  case exceed
  case record
  case qualifier(Figure.Qualifier)
  case basis(Basis)
  /// "first", "third", "12th" are numbers in claims.
  case ordinal(Int)
  case cardinal(Int)
  case consecutive
  /// "fastest", "biggest", "lowest": whether the size or the direction is meant, and which end.
  case extreme(Extreme)
  case say
  case office
  case anaphor
  case month(Int)
  case weekday(Int)
  case unitOfTime(TimeUnit)
  /// A word that may stand before an indicator without narrowing it: "total", "annual", "weak".
  case modifier
  case function
  case adverb
  case negation
  case abbreviation
}

extension Term {
  var isBasis: Bool { if case .basis = self { true } else { false } }
}

/// How a phrase names an indicator.
enum IndicatorForm: String, Hashable, Sendable {
  /// As it is: "exports", "trade surplus".
  case name
  /// The opposite of it: "trade deficit".
  case negative
  /// A word that is only the indicator if nothing is compounded with it: "export", "trade".
  case stem
  /// The name of its growth: "inflation".
  case growth
  /// The name of its decline: "deflation".
  case decline
  /// A verb: "exported".
  case verb
}

/// Which way something moves.
enum Move: String, Hashable, Sendable {
  case rise
  case fall
  case flat
  /// "slowed", "eased": how a rate changed, not which sign it has.
  case turn
}

enum MoveForm: String, Hashable, Sendable {
  /// "rose", "falling".
  case verb
  /// "rise", "to grow": could be a verb or a noun.
  case noun
  /// "up", "lower".
  case adverb
}

enum Basis: String, Hashable, Sendable {
  case yoy
  case mom
}

enum Extreme: String, Hashable, Sendable {
  /// "highest".
  case highest
  /// "lowest".
  case lowest
  /// "fastest", "sharpest": of the direction that is named.
  case strongest
  /// "biggest": of the direction that is named, or of the level.
  case largest
  /// "slowest".
  case weakest
}

enum TimeUnit: String, Hashable, Sendable {
  case day
  case week
  case month
  case quarter
  case half
  case year
  case decade
  case period
}
