/// The figures that were read, those of a series together in chunks that are linked.
///
///     series   next, left ────────────────────────────────────────┐
///                                                                  ▼
///     chunks   [11 words|→]   [27 words · · · ·|→]   [59 words · · · · · · · · · · · ·|→]
///
/// A figure is written once, nothing is moved when a series grows, and a series is added to in one
/// line of the cache. A figure mostly takes one word, which tells it by the one before it in its
/// series (``ShortFigure``); where that has no room, a mark and two words, never in two chunks.
/// Behind the words of a chunk is a place for the address of the next one.
///
/// Chunks take an odd number of lines: those of neighbours, which are added to one after the other
/// at the same height, would else share few places of the cache.
///
/// It is a class because figures are added to memory that a copy would share; its collector has it
/// alone.
@safe final class SeriesChunks: @unchecked Sendable {
  /// Where a series is added to.
  @safe private struct Tail {
    var next: UnsafeMutablePointer<UInt64>?
    /// How many words there still is room for in the chunk.
    var left: UInt32 = 0
    /// How many words the chunk has room for.
    var capacity: UInt32 = 0
    var count: UInt32 = 0
    var last = ShortFigure.Context()
  }

  private var tails: [Tail] = []
  private var firsts: [UnsafeMutablePointer<UInt64>?] = unsafe []
  private var blocks: [ColumnMemory] = []
  /// What is left of the last block.
  private var room = unsafe UnsafeMutableBufferPointer<UInt64>(start: nil, count: 0)

  /// Series with figures have numbers below this.
  var seriesCount: Int { tails.count }

  /// How many figures a series has.
  func count(ofSeries series: Int) -> Int {
    series < tails.count ? Int(tails[series].count) : 0
  }

  /// Adds the figures of a release, each behind those that its series has.
  ///
  /// - Parameters:
  ///   - figures: the figures.
  ///   - release: the number of their release; not less than that of the release before.
  func append(_ figures: [StagedFigure], release: UInt32) {
    if let last = figures.lazy.map(\.series).max(), last >= tails.count {
      tails += Array(repeating: Tail(), count: Int(last) + 1 - tails.count)
      unsafe firsts += Array(repeating: nil, count: tails.count - firsts.count)
    }
    unsafe tails.withUnsafeMutableBufferPointer { tails in
      for figure in figures {
        let series = Int(figure.series)
        let own = SeriesFigure(word: figure.word, period: figure.period, release: release)
        // In bounds: the buffer checks it.
        guard unsafe tails[series].left > 0,
          let word = unsafe ShortFigure.word(own, after: tails[series].last)
        else {
          unsafe append(own, to: &tails[series], series)
          continue
        }
        // One number at a time: the processor has each at hand when the series comes again.
        // In bounds: there is room for a word.
        unsafe tails[series].next?.initialize(to: word)
        unsafe tails[series].next? += 1
        unsafe tails[series].left &-= 1
        unsafe tails[series].count &+= 1
        unsafe tails[series].last.period = figure.period
        unsafe tails[series].last.release = release
      }
    }
  }

  /// Adds a figure that begins a chunk or takes several words.
  @inline(never)
  private func append(_ figure: SeriesFigure, to tail: inout Tail, _ series: Int) {
    let words =
      ShortFigure.word(figure, after: tail.last).map { [$0] } ?? ShortFigure.longWords(figure)
    if tail.left < words.count {
      if tail.left > 0 { unsafe tail.next?.initialize(to: ShortFigure.endOfChunk) }
      beginChunk(of: &tail, series)
    }
    for word in words {
      // In bounds: there is room for all of them.
      unsafe tail.next?.initialize(to: word)
      unsafe tail.next? += 1
      tail.left &-= 1
    }
    tail.count &+= 1
    tail.last = ShortFigure.Context(figure)
  }

  /// Reads the figures of a series in the order in which they were added.
  @inline(__always)
  func forEach(ofSeries series: Int, _ body: (SeriesFigure) -> Void) {
    var left = count(ofSeries: series)
    guard left > 0, var chunk = unsafe firsts[series] else { return }
    var capacity = Self.capacity(after: 0)
    var place = 0
    var last = ShortFigure.Context()
    // In bounds: words are read up to a chunk's end, and as many figures as were added.
    while left > 0 {
      let word = unsafe place < capacity ? chunk[place] : ShortFigure.endOfChunk
      if word == ShortFigure.endOfChunk {
        guard let next = unsafe Self.link(chunk + capacity).pointee else { return }
        unsafe chunk = next
        capacity = Self.capacity(after: capacity)
        place = 0
      } else if word == ShortFigure.longMark {
        let figure = unsafe ShortFigure.long(chunk[place + 1], chunk[place + 2])
        body(figure)
        last = ShortFigure.Context(figure)
        place += 3
        left -= 1
      } else {
        let figure = ShortFigure.figure(word, after: last)
        body(figure)
        last.period = figure.period
        last.release = figure.release
        place += 1
        left -= 1
      }
    }
  }

  /// How many words fit into the chunk behind one with that capacity.
  private static func capacity(after capacity: Int) -> Int {
    capacity == 0 ? 11 : min(capacity * 2 + 5, 59)
  }

  /// The place behind the words of a chunk, where the address of the next one stands.
  private static func link(
    _ place: UnsafeMutablePointer<UInt64>
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<UInt64>?> {
    // It has room and alignment for a pointer, and is used for nothing else.
    unsafe UnsafeMutableRawPointer(place)
      .assumingMemoryBound(to: UnsafeMutablePointer<UInt64>?.self)
  }

  private func beginChunk(of tail: inout Tail, _ series: Int) {
    let capacity = Self.capacity(after: Int(tail.capacity))
    if unsafe room.count <= capacity { beginBlock() }
    guard let chunk = unsafe room.baseAddress else { return }
    // In bounds: a block has room for many chunks.
    unsafe room = UnsafeMutableBufferPointer(rebasing: room.dropFirst(capacity + 1))
    if let next = unsafe tail.next {
      unsafe Self.link(next + Int(tail.left)).pointee = chunk
    } else {
      unsafe firsts[series] = chunk
    }
    unsafe tail.next = chunk
    tail.capacity = UInt32(capacity)
    tail.left = UInt32(capacity)
  }

  /// The first blocks are small, so that little costs little; large ones lie in large pages.
  private func beginBlock() {
    let memory = ColumnMemory(byteCount: min((64 << 10) << blocks.count, 8 << 20))
    blocks.append(memory)
    unsafe room = memory.write { unsafe $0.bindMemory(to: UInt64.self) }
  }
}
