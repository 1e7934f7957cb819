import Foundation

/// What the machine that the tests run on allows.
package enum Surroundings {
  /// The beginning of a shell line that runs a command as a user without special rights; nil if
  /// there is no way to do so.
  ///
  /// The superuser may write to everything, so that tests of refusals need another.
  package static let ordinaryUser: String? = {
    guard geteuid() == 0 else { return "" }
    let prefix = "setpriv --reuid 65534 --regid 65534 --clear-groups "
    // The other user must be able to reach the program, too.
    return works(prefix + "indicators completion bash") ? prefix : nil
  }()

  /// The beginning of a shell line that runs `sh -c` where folders can be mounted without
  /// anybody else seeing it; nil if there is no way to do so.
  package static let ownMounts: String? = {
    ["unshare -m ", "unshare -rm "].first { works($0 + "mount -t tmpfs none /mnt") }
  }()

  private static func works(_ line: String) -> Bool {
    (try? CommandRunner().shell(line + " > /dev/null 2>&1"))?.status == 0
  }
}
