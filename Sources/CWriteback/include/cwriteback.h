#ifndef CWRITEBACK_H
#define CWRITEBACK_H

#include <stdint.h>

/// Has `count` bytes from `offset` of a file, which were written to it, sent to the disk soon, and
/// does not wait for them. Nothing happens where the system has no call for that.
void cwriteback_start(int descriptor, int64_t offset, int64_t count);

#endif
