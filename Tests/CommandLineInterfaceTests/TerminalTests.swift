import Drawing
import Foundation
import Testing

@testable import CommandLineInterface

@Suite struct `Colour` {
  @Test func `is shown on a terminal only`() {
    #expect(Terminal.allowsColors(isTerminal: true, noColor: nil, term: "xterm"))
    #expect(!Terminal.allowsColors(isTerminal: false, noColor: nil, term: "xterm"))
  }

  @Test func `can be refused`() {
    #expect(!Terminal.allowsColors(isTerminal: true, noColor: "1", term: "xterm"))
    #expect(Terminal.allowsColors(isTerminal: true, noColor: "", term: "xterm"))
    #expect(!Terminal.allowsColors(isTerminal: true, noColor: nil, term: "dumb"))
  }

  @Test func `is around a text and not around nothing`() {
    #expect(Style.bad.applied(to: "no") == "\u{1B}[31mno\u{1B}[0m")
    #expect(Style.bad.applied(to: "") == "")
    #expect(Style.plain.applied(to: "yes") == "yes")
  }
}

@Suite struct `Writing` {
  @Test func `writes all of a long text`() throws {
    let pipe = Pipe()
    let text = String(repeating: "ledger ✓\n", count: 50_000)
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    let writer = Thread {
      _ = CommandLineInterface.write(text, to: descriptor)
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    let read = try #require(try pipe.fileHandleForReading.readToEnd())
    #expect(read == Data(text.utf8))
  }

  @Test func `tells when nobody reads any more, and lives on`() throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    #expect(CommandLineInterface.write("text", to: descriptor) == .closed)
  }

  @Test func `tells when it fails`() {
    #expect(CommandLineInterface.write("text", to: -1) == .failed(EBADF))
    #expect(CommandLineInterface.write("", to: -1) == .written)
  }
}
