/// More combining marks in a row than this are an attack on the clock, not text.
///
/// To compare or hash a `String`, Swift puts such marks in order, which takes time quadratic in
/// their number. The bound is that of Unicode's Stream-Safe Text Format (UAX #15, section 13).
package let longestRunOfMarks = 30
