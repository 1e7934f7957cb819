/// The words of English news that are about figures, whatever they are figures of.
enum EnglishWords {
  static let text = """
    rise: accelerated by, advanced, advancing, almost doubled, bounced, climbed, climbing, climbs
    rise: crept up, doubled, edged higher, edged up, edging up, expanded, expanding, expands, gained
    rise: gaining, grew, growing, grown, grows, inched up, increased, increases, increasing
    rise: inflated, jumped, jumping, jumps, leaped, leapt, more than doubled, more than tripled
    rise: mounted, moved up, nearly doubled, picked up, picking up, put on, quadrupled, rallied
    rise: rebounded, rebounding, risen, rises, rising, rose, shot up, skyrocketed, soared, soaring
    rise: soars, spiked, strengthened, surged, surges, surging, swelled, swelling, ticked higher
    rise: ticked up, tripled, went up
    rise-noun: advance, bounce, climb, expand, expansion, gain, gains, grow, growth, growth rate
    rise-noun: increase, increases of, jump, leap, pick-up, pickup, rate of growth, rate of increase
    rise-noun: rebound, rise, spike, surge, the increase, upswing, uptick, upturn
    rise-noun: year-on-year growth rate
    rise-adverb: costlier, dearer, higher, more expensive, more than a year earlier, plus, pricier
    rise-adverb: up
    fall: almost halved, came down, ceded, contracted, contracting, contracts, crashed, declined
    fall: declines, declining, decreased, decreases, decreasing, dipped, dipping, dips, dived
    fall: dropped, dropping, drops, dwindled, edged down, edged lower, edging down, fallen, falling
    fall: falls, fell, gave up, gives up, halved, inched down, lost, more than halved, plummeted
    fall: plummeting, plummets, plunged, plunges, plunging, reduced, retreated, retreating, sagged
    fall: sank, shed, sheds, shrank, shrinking, shrinks, shrunk, sinking, sinks, skidded, slid
    fall: slides, sliding, slipped, slipping, slips, slumped, slumping, slumps, sunk, ticked down
    fall: ticked lower, tumbled, tumbles, tumbling, weakened by, went down
    fall-noun: contract, contraction, decline, declines of, decrease, dip, downturn, drop, fall
    fall-noun: loss, plunge, rate of decline, rate of decrease, reduction, retreat, shrink
    fall-noun: shrinkage, slide, slip, slowdown of, slump, the contraction, the decline
    fall-noun: the decrease, tumble, year-on-year decline
    fall-adverb: cheaper, down, less expensive, lower, minus, negative
    flat: barely changed, did not change, held flat, held steady, little changed, no change
    flat: registered no change, remained flat, remained stable, remained unchanged, stagnated
    flat: stayed flat, unchanged, was flat, was stable, was unchanged, was zero, were flat
    flat: were unchanged
    flat-adverb: flat
    turn: accelerated, accelerates, accelerating, continued, continues, continuing, cooled, cooling
    turn: decelerated, decelerating, deepened, deepening, eased, eases, easing, extended, improved
    turn: moderated, moderating, narrowed, narrowing, narrows, persisted, quickened, quickening
    turn: recovered, recovering, shifted, slowed, slowing, slows, softened, sped up, swung, turned
    turn: widened, widening, widens, worsened
    turn-noun: acceleration, continue, deceleration, ease, easing, narrow, recovery, slow, slowdown
    turn-noun: swing
    reach: @, adding up to, amounted to, amounting to, amounts to, are, arrived at, arriving at, at
    reach: be, been, came at, came in, came in at, came out at, came to, clocked in at, comes to
    reach: coming in at, coming to, contributed, contributing, cost, costs, equal to, equivalent to
    reach: held at, hit, hits, hitting, is, measured, printed, printed at, ran at, reached, reaches
    reach: reaching, registered at, remained at, settled at, standing at, stands at, stayed at
    reach: stood, stood at, summed to, to reach, totaled, totaling, totalled, totalling, totals
    reach: touched, valued, valued at, was, was recorded at, were, worth
    experience: achieved, chalked up, delivered, enjoyed, experienced, experiencing, generated, had
    experience: has, have, logged, marked, marking, marks, notched, notching, posted, posting, posts
    experience: ran, ran up, recorded, recording, recording a, registered, registering, reported
    experience: represent, represented, representing, represents, saw, seeing, seen, show, showed
    experience: showed a, showing, shows, suffered, witnessed
    forecast: seen at, seen, tipped at
    forecast: aim, aimed, aims, anticipate, anticipated, are seen, bet, bets, call, can, cons
    forecast: consens, consensus, could, due to, economists polled, est, estimate, estimated
    forecast: estimates, estimating, exp, expect, expectation, expectations, expected, expecting
    forecast: expects, f'cast, fcst, forecast, forecasting, forecasts, goal for this year, hope
    forecast: hoped, hopes, if, is seen, likely to, may, median, might, mkt, must, next year
    forecast: on course, on track, outlook, penciled in, pencilled in, plan, planned, plans, pledged
    forecast: poised to, poll, polled, predicted, prediction, predictions, predicts, projected
    forecast: projection, projections, seeks, seen at, sees, set to, shall, should, survey
    forecast: survey median, surveyed, tipped, want, wants, will, would
    previous: accelerating from, after, against, better than, compared, compared to, compared with
    previous: compares with, comparing with, down from, easing from, extending, faster than
    previous: followed, following, follows, from, improving from, in contrast to, in contrast with
    previous: milder than, narrowing from, on the heels of, prev, prior, quickening from
    previous: rebounding from, reversed, reversing, sharper than, slower than, slowing from
    previous: steeper than, stronger than, than, up from, versus, vs, weaker than, widening from
    previous: worse than
    share: % of, account for, accounted for, accounting for, accounts for, comprised, constituted
    share: contributed, contributing, dependence, made up, makes up, making up, of all
    share: of china's total, of its, of the country's total, of the total, of total, pct of
    share: per cent of, percent of, proportion, ratio, represented about, share, share of, shares of
    share: stake, taking up, took up, weight
    target: aimed to reach, agreed to reach, pledged to reach, vowed to reach, planned to reach, hoped to reach
    target: aim of, aimed to keep, aiming for, aims at, aims for, aims to keep, benchmark set
    target: ceiling, goal, milestone target, objective, plans to keep, target, targeted, targets
    target: wants to keep
    exceed: ahead of, beat, beating, beyond, breached, breaking through, broke, broke through
    exceed: crossed, crossing, exceed, exceeded, exceeding, exceeds, outperformed, outstripped
    exceed: outstripping, overshot, overtook, passed, past, surpass, surpassed, surpasses
    exceed: surpassing, topped, topping, tops, well above, went beyond
    record: all time high, all time record, all-time high, all-time record, highest ever
    record: historic high, historical high, new high, new record, on record, peak level ever, record
    record: record high, record highs, record level, record-breaking, record-high, unprecedented
    record: unprecedented level
    qualifier over: a little over, above, at least, exceeding, in excess of, just over, more than
    qualifier over: not less than, over, slightly more than, slightly over, surpassing, topping
    qualifier over: or above, or higher, or more, upward of, upwards of, well over
    qualifier under: at most, below, fewer than, just under, less than
    qualifier under: no more than, or fewer, or less, or lower
    qualifier under: slightly less than, under
    qualifier about: about, an estimated, approximately, around, around about, circa, or so, roughly
    qualifier about: some
    qualifier nearly: almost, approaching, close to, just shy of, nearing, nearly, not quite, shy of
    basis yoy: a year on year, against a year earlier, against the same period, annual, annually
    basis yoy: compared to a year ago, compared to a year earlier, compared to the previous year
    basis yoy: compared to the same month last year, compared to the same period
    basis yoy: compared to the same period last year, compared to the year before
    basis yoy: compared with a year ago, compared with a year earlier
    basis yoy: compared with the previous year, compared with the same month last year
    basis yoy: compared with the same period, compared with the same period last year
    basis yoy: compared with the year before, from a year ago, from a year before
    basis yoy: from a year earlier, from a year prior, from last year, from the corresponding period
    basis yoy: from the previous year, from the prior year, from the same month a year earlier
    basis yoy: from the same month last year, from the same period
    basis yoy: from the same period a year earlier, from the same period last year
    basis yoy: from the same period of the previous year, from the year before, from year to year
    basis yoy: on a year, on a year earlier, on a yearly basis, on an annual basis
    basis yoy: on an annualized basis, on the previous year, on the year, on year, on year basis
    basis yoy: over a year earlier, over last year, over the previous year, over the same period
    basis yoy: over the same period last year, over the year before, than a year ago
    basis yoy: than a year earlier, than in the same month last year, than last year
    basis yoy: than the previous year, than the year before, versus a year earlier, y o y, y-o-y
    basis yoy: y/y, year on year, year over year, year to year, yearly, yoy, yr-on-yr, yr/yr
    basis mom: compared to the month before, compared to the previous month
    basis mom: compared with a month earlier, compared with last month
    basis mom: compared with the month before, compared with the previous month, from a month ago
    basis mom: from a month earlier, from last month, from month to month, from the month before
    basis mom: from the preceding month, from the previous month, from the prior month, m o m, m-o-m
    basis mom: m/m, mom, month on month, month over month, month to month, monthly basis, mth/mth
    basis mom: on a month earlier, on a monthly basis, on month, on the month, on the previous month
    basis mom: over the month before, over the previous month, than a month earlier
    basis mom: than the month before, than the previous month
    ordinal 2: second
    ordinal 1: first, maiden
    ordinal 3: third
    ordinal 4: fourth
    ordinal 5: fifth
    ordinal 6: sixth
    ordinal 7: seventh
    ordinal 8: eighth
    ordinal 9: ninth
    ordinal 10: tenth
    ordinal 11: eleventh
    ordinal 12: twelfth
    ordinal 13: thirteenth
    ordinal 14: fourteenth
    ordinal 15: fifteenth
    ordinal 16: sixteenth
    ordinal 17: seventeenth
    ordinal 18: eighteenth
    ordinal 19: nineteenth
    ordinal 20: twentieth
    cardinal 1: one
    cardinal 2: two
    cardinal 3: three
    cardinal 4: four
    cardinal 5: five
    cardinal 6: six
    cardinal 7: seven
    cardinal 8: eight
    cardinal 9: nine
    cardinal 10: ten
    cardinal 11: eleven
    cardinal 12: twelve
    cardinal 13: thirteen
    cardinal 14: fourteen
    cardinal 15: fifteen
    cardinal 16: sixteen
    cardinal 17: seventeen
    cardinal 18: eighteen
    cardinal 19: nineteen
    cardinal 20: twenty
    consecutive: back to back, consecutive, in a row, in succession, on end, on the trot, running
    consecutive: straight, successive
    extreme highest: best, highest, largest ever, peak
    extreme lowest: lowest, poorest, smallest, worst
    extreme strongest: deepest, fastest, most rapid, quickest, sharpest, steepest, strongest
    extreme largest: biggest, greatest, largest
    extreme weakest: mildest, slowest, weakest
    say: according to, acknowledged, added, adding, adds, announced, answered, argued, asserted
    say: attributed, believes, boasted, cautioned, claimed, claims, commented, conceded, confirmed
    say: declared, described, emphasised, emphasized, explained, hailed, highlighted, insisted
    say: insists, noted, notes, noting, observed, pointed out, promised, recalled, reiterated
    say: remarked, replied, revealed, said, say, saying, says, stated, states, stressed, told
    say: underlined, urged, voiced, vowed, warned, wrote
    office: administrator, ambassador, analyst, assistant minister, ceo, chairman, chairwoman
    office: chancellor, chief economist, chief executive, chief statistician, commissioner
    office: customs official, deputy administrator, deputy chief, deputy commissioner
    office: deputy director, deputy director general, deputy director-general, deputy head
    office: deputy minister, deputy prime minister, director, director general, director-general
    office: economist, expert, first deputy prime minister, foreign minister, governor, head, leader
    office: leaders, minister, ministers, official, officials, premier, president, presidents
    office: prime minister, professor, researcher, secretary, senior economist, senior official
    office: senior statistician, spokesman, spokesperson, spokeswoman, statistician, strategist
    office: trade representative, vice head, vice minister, vice premier, vice president
    office: vice-minister
    anaphor: both, each, it, its, its value, that, that figure, the amount, the contraction
    anaphor: the data, the decline, the decrease, the figure, the figures, the former, the gauge
    anaphor: the headline, the headline figure, the headline number, the increase, the index
    anaphor: the indicator, the latter, the measure, the number, the numbers, the rate, the reading
    anaphor: the result, the sum, the tally, the total, the total value, the total volume, the value
    anaphor: the volume, their, their value, these, they, this, this amount, this figure
    anaphor: this number, those, total value, total volume, which
    month 1: jan, january
    month 2: feb, february
    month 3: mar, march
    month 4: apr, april
    month 5: may
    month 6: jun, june
    month 7: jul, july
    month 8: aug, august
    month 9: sep, sept, september
    month 10: oct, october
    month 11: nov, november
    month 12: dec, december
    weekday 1: monday
    weekday 2: tuesday
    weekday 3: wednesday
    weekday 4: thursday
    weekday 5: friday
    weekday 6: saturday
    weekday 7: sunday
    time day: day, days
    time week: week, weeks
    time month: month, months
    time quarter: quarter, quarters
    time half: half, halves
    time year: year, years
    time decade: decade, decades
    time period: period, timeframe, timespan
    modifier: aggregate, annual, average, big, bilateral, buoyant, chinese, combined, commodity
    modifier: corresponding, country, country's, cross-border, crucial, cumulative, declining
    modifier: denominated, direct, dollar, double-digit, economies, economy, ensuing, entire
    modifier: external, falling, final, foreign, full, global, goods, gross, growing, headline
    modifier: healthy, hefty, huge, inbound, international, key, large, latest, main, massive
    modifier: merchandise, month, monthly, mutual, narrow, nation, nation's, national, net, new
    modifier: nominal, official, outbound, overall, overseas, own, physical, preliminary, published
    modifier: quarterly, remaining, reported, resilient, resulting, rising, robust, shrinking
    modifier: single-digit, sluggish, slumping, small, soaring, soft, solid, strong, stronger
    modifier: surging, tepid, total, trade, two way, two-way, unadjusted, visible, weak, weaker
    modifier: whole, wide, world's, year, yearly, yuan
    function: a, about, above, across, after, again, against, all, also, although, amid, among, an
    function: and, another, any, are, as, as well, at, back, be, because, become, been, before
    function: being, below, between, boost, both, bringing, brought, but, by, come, coming, compared
    function: count, counts, despite, did, do, does, down, dragged, driving, drove, due, during
    function: each, even, first, for, from, further, gave, gone, had, has, have, having, he, helped
    function: her, here, his, however, hurt, i, if, in, included, including, into, is, it, its, just
    function: keeping, kept, last, least, leaving, led, left, less, lift, made, meaning, meant
    function: meanwhile, more, most, next, no, not, now, of, off, on, only, or, other, our, out
    function: over, past, per, pulled, put, puts, raising, remain, remained, respectively, same, see
    function: seem, seemed, sees, sending, sent, she, shown, since, so, some, still, such, taking
    function: than, that, that of, the, their, them, then, there, these, they, this, those, though
    function: through, throughout, till, to, today, took, toward, towards, under, until, up, us
    function: versus, very, via, was, we, were, when, where, whereas, which, while, who, whose, with
    function: within, yesterday, yet, you
    adverb: again, alone, already, also, altogether, barely, bigger, combined, earlier, even, fast
    adverb: faster, further, greater, hence, however, instead, just, larger, later, less, likewise
    adverb: marginally, meanwhile, modestly, more, narrower, nonetheless, once, only, overall
    adverb: previously, rapidly, recently, sharply, significantly, slightly, slowly, smaller, so far
    adverb: steadily, still, therefore, thus, together, too, unexpectedly, well, wider
    negation: avoided, denied, didn't, doesn't, failed to, hasn't, haven't, instead of, isn't
    negation: neither, never, no longer, nor, not, rather than, wasn't, weren't, without
    abbreviation: approx, apr, aug, avg, bln, ca, co, corp, dec, dept, dr, e.g, est, exp, feb, fig
    abbreviation: gen, gov, i.e, inc, jan, jr, jul, jun, ltd, mar, mln, mr, mrs, ms, no, nov, oct
    abbreviation: pct, prev, prof, rep, sen, sep, sept, st, trln, univ, vs
    """
}
