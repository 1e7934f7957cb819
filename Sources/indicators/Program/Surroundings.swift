#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the program sees to before anything else, whatever it was started from.
enum Surroundings {
  static func prepare() {
    // A file at its size limit is then an error with words, after which the log is cleaned up,
    // instead of a signal that ends the program in the middle of a write.
    _ = signal(SIGXFSZ, SIG_IGN)
    for descriptor in STDIN_FILENO...STDERR_FILENO { occupy(descriptor) }
  }

  /// Makes sure that no file of the ledger gets the number of a standard stream that is closed:
  /// messages would be written into it.
  ///
  /// The stream is opened the wrong way round, so that using it fails as before.
  private static func occupy(_ descriptor: CInt) {
    guard fcntl(descriptor, F_GETFD) == -1, errno == EBADF else { return }
    // The lowest free number is taken, and all below this one are in use.
    _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
  }
}
