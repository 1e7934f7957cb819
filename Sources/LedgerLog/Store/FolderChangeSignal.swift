import LedgerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells when files of a folder change: by inotify where there is one, else twice a second.
final class FolderChangeSignal: ChangeSignal {
  private let pipe: WakePipe
  /// What the system tells changes by; negative: nothing.
  private let descriptor: Int32

  /// - Throws: ``LedgerError`` with the code `unavailable`.
  init(_ folder: String) throws(LedgerError) {
    pipe = try WakePipe()
    #if canImport(Glibc)
      descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
      guard descriptor >= 0 else { throw systemError("cannot follow changes of", folder) }
      let changes = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)
      guard unsafe inotify_add_watch(descriptor, folder, changes) >= 0 else {
        let error = systemError("cannot follow changes of", folder)
        close(descriptor)
        throw error
      }
    #else
      descriptor = -1
    #endif
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func wait(milliseconds: Int) throws(LedgerError) {
    pipe.wait(
      for: descriptor, milliseconds: descriptor < 0 ? min(milliseconds, 500) : milliseconds)
    guard descriptor >= 0 else { return }
    // What changed does not matter: the reader looks.
    var bytes = [UInt8](repeating: 0, count: 4096)
    // In bounds: as many as the array has.
    while unsafe read(descriptor, &bytes, bytes.count) > 0 {}
  }

  func interrupt() { pipe.wake() }
}
