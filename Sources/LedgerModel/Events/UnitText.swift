/// A unit with its power of ten as people write it: `USD bn` for the unit USD and the scale 9, `%` for
/// percent.
///
/// - Parameters:
///   - unit: the unit as a series names it; nil if it names none.
///   - scale: the power of ten.
/// - Returns: the text; empty for no unit and the scale 0.
package func unitText(_ unit: String?, scale: Int) -> String {
  let unit = unit == "percent" ? "%" : unit ?? ""
  return switch scale {
  case 0: unit
  case 3: unit + " thousand"
  case 6: unit + " m"
  case 9: unit + " bn"
  case 12: unit + " tn"
  default: unit + " ·10^\(scale)"
  }
}
