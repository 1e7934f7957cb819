// In C because the processors' instruction for it is out of Swift's reach. All of it is in the
// header, so that it costs no call.
#include "cprefetch.h"
