/// The text with every character that could steer a terminal written out, as in `\u{1b}`.
///
/// Text that came from elsewhere must not move the cursor, set a window's title, break a line or
/// turn the direction of writing. So C0 and C1 controls, DEL, the line and paragraph separators and
/// the bidirectional controls are made visible. Everything else is left as it is.
package func terminalSafe(_ text: String) -> String {
  // Most text has no byte that could begin a control character, and is passed by a look at bytes.
  guard text.utf8.contains(where: mayBeginControl),
    text.unicodeScalars.contains(where: steersTerminal)
  else { return text }
  var safe = ""
  for scalar in text.unicodeScalars {
    if steersTerminal(scalar) {
      safe += "\\u{" + String(scalar.value, radix: 16) + "}"
    } else {
      safe.unicodeScalars.append(scalar)
    }
  }
  return safe
}

/// Whether a byte of UTF-8 begins any of the characters that `steersTerminal` names.
private func mayBeginControl(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
}

private func steersTerminal(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x00...0x1F, 0x7F...0x9F: true
  case 0x061C, 0x200E, 0x200F: true
  case 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}
