// One import for users of the library: the words, the folds and the ledger.
@_exported public import LedgerProjections
@_exported public import LedgerVocabulary
