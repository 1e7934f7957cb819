import Foundation
import LedgerLog

#if canImport(Glibc)
  import Glibc
#endif

/// A Chromium without a window, driven through pipes by its DevTools protocol.
package final class Browser {
  private let folder: TemporaryFolder
  private let input: Int32
  private let output: Int32
  private let process: Int32
  private var session: String?
  private var lastID = 0
  private var unread: [UInt8] = []

  /// What went wrong in pages since ``open(_:)``: exceptions, errors of the console, refused
  /// content, dialogs.
  package private(set) var problems: [String] = []
  /// The addresses that pages asked for since ``open(_:)``.
  package private(set) var requests: [String] = []

  /// The program's path; nil where there is none.
  package static let program: String? = ["chromium", "chromium-browser", "google-chrome"].lazy
    .flatMap { name in ["/usr/bin/", "/usr/local/bin/"].map { $0 + name } }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What went wrong between the test and the browser.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  package init() throws {
    guard let program = Self.program else { throw Failure(description: "no Chromium here") }
    folder = try TemporaryFolder()
    // None of the tests' files are to be open in the browser.
    let script = """
      for f in /proc/$$/fd/*; do n=${f##*/}; [ "$n" -le 2 ] || eval "exec $n>&-"; done
      cd "$1" && mkfifo in out
      setsid "$2" --headless=new --disable-gpu --remote-debugging-pipe --user-data-dir="$1/profile" \
        --disable-background-networking --no-first-run $3 about:blank \
        3<in 4>out </dev/null >log 2>&1 & echo $! > pid
      """
    // Chromium refuses to build its sandbox as root.
    let flag = geteuid() == 0 ? "--no-sandbox" : "--disable-sync"
    guard try runProgram(["bash", "-c", script, "bash", folder.path, program, flag]) == 0,
      let process = Int32(
        String(decoding: try folder.read("pid"), as: UTF8.self).trimmingCharacters(in: .newlines))
    else { throw Failure(description: "\(program) cannot be started") }
    self.process = process
    input = unsafe Glibc.open(folder.path("in"), O_WRONLY)
    output = unsafe Glibc.open(folder.path("out"), O_RDONLY)
    guard input >= 0, output >= 0 else { throw Failure(description: "no pipes to \(program)") }
    let target = try call("Target.createTarget", ["url": "about:blank"])["targetId"]
    session =
      try call("Target.attachToTarget", ["targetId": target ?? "", "flatten": true])["sessionId"]
      as? String
    for domain in ["Page", "Runtime", "Log", "Network"] { _ = try call(domain + ".enable") }
    // Keys go to the page though nobody looks at it.
    _ = try call("Emulation.setFocusEmulationEnabled", ["enabled": true])
  }

  deinit {
    close(input)
    close(output)
    // It is the leader of a group of its own.
    Glibc.kill(-process, SIGKILL)
    while Glibc.kill(-process, 0) == 0 { usleep(10_000) }
  }

  /// Opens a page and waits until it and its scripts are there.
  package func open(_ address: String) throws {
    _ = try call("Page.navigate", ["url": "about:blank"])
    try waitForLoad()
    problems = []
    requests = []
    _ = try call("Page.navigate", ["url": address])
    try waitForLoad()
    _ = try evaluate("1")
  }

  /// The value of an expression of JavaScript in the page, as JSON has it.
  package func evaluate(_ expression: String) throws -> Any {
    let result = try call(
      "Runtime.evaluate",
      ["expression": expression, "returnByValue": true, "awaitPromise": true])
    if let problem = result["exceptionDetails"] {
      throw Failure(description: "\(expression): \(problem)")
    }
    return (result["result"] as? [String: Any])?["value"] ?? NSNull()
  }

  /// The same of an expression that gives a text.
  package func text(_ expression: String) throws -> String {
    try evaluate(expression) as? String ?? ""
  }

  /// The size of the window, and whether the reader prefers dark pages.
  package func show(width: Int, height: Int, isDark: Bool) throws {
    _ = try call(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500])
    _ = try call(
      "Emulation.setEmulatedMedia",
      ["features": [["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]]])
  }

  /// Whether pages that are opened from now on may run scripts.
  package func allowScripts(_ isAllowed: Bool) throws {
    _ = try call("Emulation.setScriptExecutionDisabled", ["value": !isAllowed])
  }

  /// Presses a key in the page.
  package func press(_ key: String) throws {
    for type in ["keyDown", "keyUp"] {
      let text = key == " " && type == "keyDown" ? " " : ""
      _ = try call("Input.dispatchKeyEvent", ["type": type, "key": key, "text": text])
    }
  }

  /// The picture of the window as a PNG file.
  package func screenshot() throws -> [UInt8] {
    let answer = try call("Page.captureScreenshot")
    return (answer["data"] as? String).flatMap { Data(base64Encoded: $0) }.map(Array.init) ?? []
  }

  // MARK: - The protocol

  private var isLoaded = false

  private func waitForLoad() throws {
    while !isLoaded { note(try receive()) }
    isLoaded = false
  }

  private func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    lastID += 1
    var message: [String: Any] = ["id": lastID, "method": method, "params": parameters]
    if let session { message["sessionId"] = session }
    let bytes = Array(try JSONSerialization.data(withJSONObject: message)) + [0]
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        // In bounds: slicing checks it.
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
        return unsafe write(input, rest.baseAddress, rest.count)
      }
      guard count > 0 else { throw Failure(description: "\(method): the browser is gone") }
      written += count
    }
    while true {
      let answer = try receive()
      guard answer["id"] as? Int == lastID else {
        note(answer)
        continue
      }
      if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  /// The next message; they end in a byte of zero.
  private func receive() throws -> [String: Any] {
    var searched = 0
    while true {
      if let end = unread[searched...].firstIndex(of: 0) {
        let message = Data(unread[..<end])
        unread.removeFirst(end + 1)
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      searched = unread.count
      var wanted = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&wanted, 1, 60_000) > 0 else {
        throw Failure(description: "the browser says nothing for a minute")
      }
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      let count = unsafe read(output, &piece, piece.count)
      guard count > 0 else { throw Failure(description: "the browser is gone") }
      unread += piece[..<count]
    }
  }

  private func note(_ event: [String: Any]) {
    let parameters = event["params"] as? [String: Any] ?? [:]
    switch event["method"] as? String {
    case "Page.loadEventFired": isLoaded = true
    case "Runtime.exceptionThrown": problems.append("\(parameters)")
    case "Runtime.consoleAPICalled"
    where ["error", "warning"].contains(parameters["type"] as? String):
      problems.append("\(parameters["args"] ?? "")")
    case "Log.entryAdded": problems.append("\(parameters["entry"] ?? "")")
    case "Page.javascriptDialogOpening": problems.append("dialog: \(parameters["message"] ?? "")")
    case "Network.requestWillBeSent":
      let request = parameters["request"] as? [String: Any]
      requests.append(request?["url"] as? String ?? "")
    default: break
    }
  }
}
