/// The text cut to a width, with `…` for what was left out, never inside a grapheme cluster.
package func truncated(_ text: String, toWidth width: Int) -> String {
  // No character takes more columns than it has bytes, and bytes are quickly counted.
  if text.utf8.count <= width || displayWidth(text) <= width { return text }
  guard width > 0 else { return "" }
  var kept = ""
  var room = width - 1
  for character in text {
    room -= displayWidth(of: character)
    if room < 0 { break }
    kept.append(character)
  }
  return kept + "…"
}

/// The text with spaces added on one side up to a width; a wider text is left as it is.
package func padded(_ text: String, toWidth width: Int, alignedRight: Bool) -> String {
  let spaces = String(repeating: " ", count: max(0, width - displayWidth(text)))
  return alignedRight ? spaces + text : text + spaces
}
