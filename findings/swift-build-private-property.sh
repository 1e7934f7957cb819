#!/usr/bin/env bash
# A private stored property, added two modules below, does not rebuild a program that holds the type.
#
# Behaviour, Swift 6.3.1 on Linux (swift build, debug): module Low has a struct, module Middle a
# struct with two of it, and a program uses the second. When the struct in Low gets another private
# stored property, its size changes. 'swift build' compiles Low and Middle again, but not the program,
# which goes on with the old size and the old places of all that comes behind it. The build says
# "complete", without a warning. With a property that is not private the program is compiled again.
# One would expect either to be rebuilt, since the layout of a struct in a package is no part of a
# stable interface.
#
# Output seen: "40 40", then "40 72" where both should be 72; after 'swift package clean' "72 72".
# The first number is what the program was compiled with, the second what Middle was.
#
# What follows for whoever works on a package of several modules: after such a change, build from
# clean before believing a test that fails in an odd place.
set -euo pipefail

swift --version 2>&1 | grep -q 'Swift version 6\.3\.1' || { echo "needs Swift 6.3.1"; exit 69; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p Sources/Low Sources/Middle Sources/program

cat > Package.swift <<'END'
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "layout",
  targets: [
    .target(name: "Low"),
    .target(name: "Middle", dependencies: ["Low"]),
    .executableTarget(name: "program", dependencies: ["Middle"]),
  ])
END
low() {
  cat > Sources/Low/Length.swift <<END
public struct Length {
  public let metres: Double
  public let isExact: Bool
  $1
  public init(metres: Double) {
    self.metres = metres
    isExact = true
  }
}
END
}
cat > Sources/Middle/Field.swift <<'END'
import Low

public struct Field {
  public let width: Length
  public let depth: Length
  public let number: Int
}

public func sizeInMiddle() -> Int { MemoryLayout<Field>.size }
END
cat > Sources/program/main.swift <<'END'
import Middle

print(MemoryLayout<Field>.size, sizeInMiddle())
END

# Sizes only are printed: no value of the type is ever made.
expect() {
  swift build --quiet > build.log 2>&1 || { cat build.log; exit 1; }
  local found
  found=$(.build/debug/program)
  [ "$found" = "$1" ] || { echo "changed: found '$found', recorded was '$1'"; exit 1; }
  echo "$2: $found"
}

low ''
expect "40 40" "before"
low 'private let remark: Int? = nil'
expect "40 72" "after a private property was added"
swift package clean
expect "72 72" "after a build from clean"
