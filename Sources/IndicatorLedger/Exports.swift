// One import for users of the library: the words, the folds, statistics, the reading of texts and
// the ledger.
@_exported public import ExchangeFormats
@_exported public import LedgerModel
@_exported public import LedgerProjections
@_exported public import NewsReading
@_exported public import RevisionMeasures
@_exported public import VintageColumns
