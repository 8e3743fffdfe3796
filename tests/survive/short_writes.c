/* A system that takes at most so many bytes of a write: put before the real one by LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

ssize_t write(int file, const void *bytes, size_t count)
{
    static ssize_t (*real)(int, const void *, size_t);
    const char *most = getenv("AT_MOST");
    size_t limit = most ? strtoul(most, NULL, 10) : count;

    if (!real)
        real = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    return real(file, bytes, count < limit ? count : limit);
}
