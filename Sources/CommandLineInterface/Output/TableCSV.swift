extension Table {
  /// The table as comma-separated values after RFC 4180, except that lines end in `\n` alone.
  ///
  /// Every reader in use takes the bare line feed, and Unix tools are confused by the carriage
  /// return that the standard asks for. A cell that a spreadsheet would run as a formula is
  /// preceded by `'`, as OWASP advises against CSV injection.
  package func csv() -> String {
    let records = [columns.map(\.title)] + rows.map { row in row.map(\.text) }
    return records.map { record in
      // A lone empty field would be a blank line, which many readers skip.
      if record == [""] { return "\"\"\n" }
      return record.map { field in csvQuoted(withoutFormula(field)) }.joined(separator: ",") + "\n"
    }.joined()
  }
}

private func withoutFormula(_ text: String) -> String {
  // A scalar, not a character: a spreadsheet sees "=" whatever combining mark comes after it.
  guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first),
    !isPlainNumber(text)
  else { return text }
  return "'" + text
}

/// Digits with at most a sign, a point and an exponent: a value, and nothing that could be run.
private func isPlainNumber(_ text: String) -> Bool {
  // `Double` alone would also take words, such as "-inf", and hexadecimal.
  text.utf8.allSatisfy { byte in
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "+-.eE".utf8.contains(byte)
  } && Double(text) != nil
}

private func csvQuoted(_ text: String) -> String {
  let special = ",\"\r\n".utf8
  guard text.utf8.contains(where: special.contains) else { return text }
  var field = "\""
  for scalar in text.unicodeScalars {
    if scalar == "\"" { field += "\"" }
    field.unicodeScalars.append(scalar)
  }
  return field + "\""
}
