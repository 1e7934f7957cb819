// In C because the C library declares the call only to programs that ask for what is Linux's own.
#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "cwriteback.h"

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>

void cwriteback_start(int descriptor, int64_t offset, int64_t count) {
  // What goes wrong is told by the flush that follows, which sees it as well.
  int error = errno;
  (void)sync_file_range(descriptor, offset, count, SYNC_FILE_RANGE_WRITE);
  errno = error;
}
#else
void cwriteback_start(int descriptor, int64_t offset, int64_t count) {
  (void)descriptor, (void)offset, (void)count;
}
#endif
